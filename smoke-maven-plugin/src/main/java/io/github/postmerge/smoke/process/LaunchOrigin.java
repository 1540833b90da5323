package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Where a command comes from: who launched it, and when.
 *
 * @param launcher the JVM that launched it; its session and group are none of the command's
 * @param since a moment before the command's start; nobody older can belong to it
 */
record LaunchOrigin(Launcher launcher, long since) {

  /** Who belongs to this JVM itself. */
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

  /** This JVM, now. */
  static LaunchOrigin ofThisJvm() throws IOException {
    long us = ProcessHandle.current().pid();
    ProcessEntry entry =
        ProcessTable.entry(us)
            .orElseThrow(() -> new IOException("this process is not in the process table"));
    return new LaunchOrigin(new Launcher(us, entry.session(), entry.group()), ProcessTable.now());
  }
}
