package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.faults.OtherUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Launches {@link SingleRunMain} in a new JVM, optionally through other programs. */
final class ChildJvm {

  private static final Path COPIES = makeFolder();

  private ChildJvm() {}

  static Process start(List<String> leaders, List<String> arguments) throws IOException {
    List<String> argv = new ArrayList<>(leaders);
    argv.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            place(ProcessRunner.class, "classes")
                + ":"
                + place(SingleRunMain.class, "test-classes"),
            SingleRunMain.class.getName()));
    argv.addAll(arguments);
    return new ProcessBuilder(argv)
        .directory(COPIES.toFile())
        .redirectError(Redirect.INHERIT)
        .start();
  }

  /** Waits for its end and returns the lines that it printed. */
  static List<String> outputOf(Process jvm) throws IOException {
    return new String(jvm.getInputStream().readAllBytes(), UTF_8).lines().toList();
  }

  /** Whether this machine can launch a program through these programs. */
  static boolean works(List<String> leaders) throws IOException {
    List<String> argv = new ArrayList<>(leaders);
    argv.add("true");
    try {
      return new ProcessBuilder(argv).start().waitFor() == 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A copy: another user may have no access to the original, or its name may not be ASCII. */
  private static String place(Class<?> type, String name) throws IOException {
    try {
      Path folder = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path copy = COPIES.resolve(name);
      if (Files.notExists(copy)) {
        OtherUser.copy(folder, copy);
      }
      return copy.toString();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path makeFolder() {
    try {
      Path folder = Files.createTempDirectory("smoke-classes");
      folder.toFile().setExecutable(true, false);
      folder.toFile().setReadable(true, false);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
