package io.github.postmerge.smoke.process;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A cgroup that root has delegated to an ordinary user, as systemd does with {@code Delegate=yes}.
 *
 * @param user the user who may write to it
 */
record DelegatedCgroup(Cgroup cgroup, SudoUser user) implements AutoCloseable {

  /** Skips the test if this machine cannot create one. */
  static DelegatedCgroup to(SudoUser user) throws IOException {
    TierUnderTest.CGROUP.orSkip();
    try {
      Cgroup cgroup = Cgroup.own().child();
      for (String file : List.of("", "cgroup.procs", "cgroup.subtree_control")) {
        Files.setAttribute(cgroup.folder().resolve(file), "unix:uid", user.uid());
      }
      return new DelegatedCgroup(cgroup, user);
    } catch (TierUnavailableException e) {
      return abort(String.valueOf(e.getMessage()));
    }
  }

  /** The start of a command line that runs in this cgroup as its user. */
  List<String> leaders() {
    List<String> argv =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "echo 0 >\"$0\"/cgroup.procs; exec \"$@\"",
                cgroup.folder().toString()));
    argv.addAll(user.leaders());
    return argv;
  }

  @Override
  public void close() {
    cgroup.kill();
    TokenProcesses.until(cgroup::remove, Duration.ofSeconds(5));
  }
}
