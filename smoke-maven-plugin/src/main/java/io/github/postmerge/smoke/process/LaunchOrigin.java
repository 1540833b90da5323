package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The JVM that launches a command, and the time of the launch.
 *
 * @param launcher the JVM; its session and group do not belong to the command
 * @param since a time before the command's start, in clock ticks; older processes are not its own
 */
record LaunchOrigin(Launcher launcher, long since) {

  /** The ids of the launching JVM. */
  record Launcher(long pid, long session, long group) {

    static Launcher parse(String text) {
      List<Long> ids = Arrays.stream(text.split(",", -1)).map(Long::parseLong).toList();
      return new Launcher(ids.get(0), ids.get(1), ids.get(2));
    }

    @Override
    public String toString() {
      return pid + "," + session + "," + group;
    }
  }

  /** This JVM at the current time. */
  static LaunchOrigin ofThisJvm() throws IOException {
    long us = ProcessHandle.current().pid();
    ProcessEntry entry =
        ProcessTable.entry(us)
            .orElseThrow(() -> new IOException("this process is not in the process table"));
    return new LaunchOrigin(new Launcher(us, entry.session(), entry.group()), ProcessTable.now());
  }
}
