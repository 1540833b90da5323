package io.github.postmerge.smoke.postmerge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.faults.OtherUser;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainmentTest {

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({
    "cgroup, CGROUP",
    "pid-namespace, NAMESPACE",
    "user-namespace, NAMESPACE",
    "scan, SCAN"
  })
  void tierIsChosenByName(String name, Containment containment) throws Exception {
    PostMergeSmokeOutcome outcome = smoke("true", name);

    assumeFalse(isRefused(outcome), "this machine refuses the tier " + name);
    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(requireNonNull(outcome.envelope().processCensus()).containment())
        .isEqualTo(containment);
  }

  @Test
  void autoTakesNoNamespace() throws Exception {
    PostMergeSmokeOutcome outcome = smoke("test -e /proc/" + ProcessHandle.current().pid(), "auto");

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(requireNonNull(outcome.envelope().processCensus()).containment())
        .isNotEqualTo(Containment.NAMESPACE);
  }

  @Test
  void tierThatCannotBeHadIsAnErrorThatSaysWhatToDo() throws Exception {
    OtherUser user = OtherUser.WITHOUT_A_NAME;
    user.require();
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path classes = Files.createDirectory(work.resolve("classes"));
    Path copy = Files.createDirectory(work.resolve("copy"));
    MergedRepository.smoking(copy.toFile(), "true");
    user.own(work);

    String said =
        Jvm.saidBy(
            Jvm.start(
                user.commandLine(
                    classes, LoneRun.class, 1, work, copy, "smoke.containment=pid-namespace")));

    assertThat(said).contains("ERROR, file says ERROR");
    assertThat(Files.readString(work.resolve("envelope.json")))
        .contains(
            "The smoke command could not be started: containment \\\"pid-namespace\\\" is not"
                + " available on this machine: ")
        .contains("; run as root with CAP_SYS_ADMIN, or use auto.")
        .contains("\"retry_recommended\": false");
  }

  private PostMergeSmokeOutcome smoke(String command, String containment) throws Exception {
    Path copy = Files.createDirectory(work.resolve("copy"));
    MergedRepository.smoking(copy.toFile(), command);
    return new EngineRun(work, copy).with(SmokeProperties.CONTAINMENT, containment).start();
  }

  private static boolean isRefused(PostMergeSmokeOutcome outcome) {
    return outcome.buildResult() == BuildResult.ERROR
        && String.valueOf(outcome.envelope().error()).contains("is not available on this machine");
  }
}
