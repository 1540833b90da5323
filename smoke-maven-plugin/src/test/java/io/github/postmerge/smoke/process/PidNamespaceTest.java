package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidNamespaceTest {

  @TempDir Path folder;

  @BeforeEach
  void needNamespace() {
    TierUnderTest.PID_NAMESPACE.orSkip();
  }

  @Test
  void mountOfTheSmokeIsNotVisibleOutside() throws IOException {
    Path mount = Files.createDirectory(folder.resolve("mount"));
    Path seen = folder.resolve("seen");
    ProcessOutcome outcome =
        Smoke.shell(
                "mount -t tmpfs none "
                    + mount
                    + " && echo in >"
                    + mount
                    + "/f && grep -c ' "
                    + mount
                    + " ' /proc/1/mountinfo && echo done >"
                    + seen)
            .run(TierUnderTest.PID_NAMESPACE);

    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("1\n");
    assertThat(mount).isEmptyDirectory();
    assertThat(seen).hasContent("done");
  }

  /** Containers hide parts of /proc this way, and LXC shows its own limits there. */
  @Test
  void mountsBelowProcAreVisibleInTheNamespace() throws IOException {
    Path shown = Files.writeString(folder.resolve("version"), "of the container\n");
    List<String> leaders =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-ec",
            "mount --bind \"$0\" /proc/version; mount -t tmpfs -o ro none /proc/fs; exec \"$@\"",
            shown.toString());
    assumeTrue(ChildJvm.works(leaders), "only root mounts below /proc");
    String smoke =
        "test \"$(cat /proc/version)\" = 'of the container' && test -z \"$(ls /proc/fs)\""
            + " && test -d /proc/$$ && test ! -e /proc/"
            + ProcessHandle.current().pid()
            + " && exit 5";

    assertThat(ChildJvm.outputOf(ChildJvm.start(leaders, List.of("PID_NAMESPACE", "20", smoke))))
        .contains("ending Exited[code=5]", "containment NAMESPACE");
  }

  @Test
  void smokeLeadsItsSessionAndCanKillItsGroup() throws IOException {
    Smoke smoke = Smoke.shell("trap 'exit 6' TERM; sleep 60 & kill 0; wait");

    for (TierUnderTest tier : TierUnderTest.available()) {
      assertThat(smoke.run(tier).ending()).isEqualTo(new Ending.Exited(6));
    }
  }

  @Test
  void outputLikeALaunchersIsNotALaunchFailure() throws IOException {
    for (String program : List.of("unshare: x", "setsid: x", "flock: x")) {
      Smoke smoke = Smoke.shell("echo '" + program + "' >&2; exit 1");

      for (TierUnderTest tier : TierUnderTest.available()) {
        assertThat(smoke.run(tier).ending()).isEqualTo(new Ending.Exited(1));
      }
    }
  }
}
