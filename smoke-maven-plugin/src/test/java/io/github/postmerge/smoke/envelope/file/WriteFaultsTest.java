package io.github.postmerge.smoke.envelope.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.AllAtOnce;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.faults.Mounts;
import io.github.postmerge.smoke.faults.Strace;
import io.github.postmerge.smoke.faults.Strace.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing fails, beside an older envelope and what a dead writer left. */
class WriteFaultsTest {

  private static final byte[] OLD = EnvelopeJson.bytes(LoneWriter.run("old"));
  private static final byte[] NEW = EnvelopeJson.bytes(LoneWriter.run("new"));
  private static final int KILLED = 128 + 9;

  @TempDir Path work;

  @DisplayName("25 SIGKILL at each system call of writing: the old or the new, never a part")
  @Test
  void killAtEachCallLeavesTheOldOrTheNew() throws Exception {
    Strace.assumeItWorks();
    List<Call> calls = calls();
    assertThat(calls).extracting(Call::name).contains("openat", "write", "fsync", "close");
    int renaming = renaming(calls);
    long start = System.nanoTime();
    AllAtOnce.forEach(
        calls,
        call -> {
          Place place = place("killed-" + calls.indexOf(call));
          assertThat(place.writesUnder(call, "signal=KILL")).as("%s", call).isEqualTo(KILLED);
          assertThat(place.file())
              .as("%s", call)
              .hasBinaryContent(calls.indexOf(call) <= renaming ? OLD : NEW);
          new EnvelopeFile(place.file()).sweepLeftovers();
          assertThat(place.names()).as("%s", call).containsExactly("envelope.json");
        });
    System.out.printf(
        "envelope: killed at each of %d system calls in %d ms%n",
        calls.size(), (System.nanoTime() - start) / 1_000_000);
  }

  @DisplayName("26 ENOSPC, EIO, EROFS, EXDEV in writing: refused, the old intact, nothing left")
  @Test
  void errorAtEachCallLeavesTheOld() throws Exception {
    Strace.assumeItWorks();
    List<Call> calls = calls();
    int renaming = renaming(calls);
    List<Injection> injections =
        calls.stream()
            .filter(call -> calls.indexOf(call) <= renaming)
            .flatMap(call -> errorsOf(call).map(error -> new Injection(call, error)))
            .toList();
    assertThat(injections).extracting(Injection::error).contains("ENOSPC", "EIO", "EROFS", "EXDEV");
    AllAtOnce.forEach(
        injections,
        injection -> {
          Place place = place("failed-" + injections.indexOf(injection));
          int code = place.writesUnder(injection.call(), "error=" + injection.error());
          assertThat(code).as("%s", injection).isEqualTo(LoneWriter.REFUSED);
          assertThat(place.file()).as("%s", injection).hasBinaryContent(OLD);
          assertThat(place.names()).as("%s", injection).isSubsetOf("envelope.json", place.dead());
        });
    System.out.printf("envelope: refused for each of %d injected errors%n", injections.size());
  }

  @DisplayName("26 once it can be read, an error in making it last is none")
  @Test
  void errorAfterTheRenameChangesNothing() throws Exception {
    Strace.assumeItWorks();
    List<Call> calls = calls();
    List<Call> after = calls.subList(renaming(calls) + 1, calls.size());
    assertThat(after).extracting(Call::name).contains("openat", "fsync");
    AllAtOnce.forEach(
        after,
        call -> {
          Place place = place("forced-" + calls.indexOf(call));
          assertThat(place.writesUnder(call, "error=EIO")).as("%s", call).isZero();
          assertThat(place.file()).as("%s", call).hasBinaryContent(NEW);
        });
  }

  @DisplayName("26 a disk that is full, really: refused, nothing left")
  @Test
  void fullDiskIsRefused() throws Exception {
    Mounts.assumeTheyWork();
    Place place = place("full");
    assertThat(said(Mounts.full(place.folder(), place.writer())))
        .startsWith("refused: No space left on device")
        .endsWith("left: filling\n");
  }

  @DisplayName("26 a disk that may only be read, really: refused, the old intact")
  @Test
  void readOnlyDiskIsRefused() throws Exception {
    Mounts.assumeTheyWork();
    Place place = place("read-only");
    assertThat(said(Mounts.readOnly(place.folder(), place.writer())))
        .startsWith("refused: ")
        .contains("Read-only file system");
    assertThat(place.file()).hasBinaryContent(OLD);
    assertThat(place.names()).containsExactlyInAnyOrder("envelope.json", place.dead());
  }

  private static String said(List<String> command) throws IOException {
    return Jvm.saidBy(Jvm.start(command));
  }

  private List<Call> calls() throws Exception {
    Place place = place("traced");
    List<Call> calls = Strace.calls(place.folder(), place.writer(), work.resolve("log"));
    assertThat(place.file()).hasBinaryContent(NEW);
    assertThat(place.names()).containsExactly("envelope.json");
    return calls;
  }

  private static int renaming(List<Call> calls) {
    return calls.indexOf(
        calls.stream().filter(c -> c.name().startsWith("rename")).findFirst().orElseThrow());
  }

  private static Stream<String> errorsOf(Call call) {
    return switch (call.name()) {
      case "openat" -> Stream.of("ENOSPC", "EROFS", "EIO");
      case "write", "fsync" -> Stream.of("ENOSPC", "EIO");
      case "rename", "renameat", "renameat2" -> Stream.of("ENOSPC", "EIO", "EROFS", "EXDEV");
      case "unlink", "unlinkat" -> Stream.of("EROFS", "EIO");
      case "getdents64" -> Stream.of("EIO");
      default -> Stream.of();
    };
  }

  private Place place(String name) throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Place place = new Place(work.resolve(name), ".envelope.json." + dead.pid() + ".0000000a.tmp");
    Files.createDirectory(place.folder());
    Files.write(place.file(), OLD);
    Files.createFile(place.folder().resolve(place.dead()));
    return place;
  }

  private record Injection(Call call, String error) {}

  /** Where one writer writes, and the name of what another left there. */
  private record Place(Path folder, String dead) {

    Path file() {
      return folder.resolve("envelope.json");
    }

    List<String> writer() {
      Path another = folder.resolveSibling("before-" + folder.getFileName()).resolve("e.json");
      return Jvm.commandLine(LoneWriter.class, file(), another);
    }

    int writesUnder(Call call, String injection) throws IOException, InterruptedException {
      Process process = Jvm.start(Strace.injecting(call, injection, writer()));
      Jvm.saidBy(process);
      return process.waitFor();
    }

    List<String> names() throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.map(f -> f.getFileName().toString()).toList();
      }
    }
  }
}
