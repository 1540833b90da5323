package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user ids of a process.
 *
 * @param real the id of the user who started it
 * @param effective the id that determines its permissions; differs in a setuid program
 */
record ProcessOwner(long real, long effective) {

  private static final long ROOT = 0;

  private static final Pattern IDS = Pattern.compile("(?m)^Uid:\\s+(\\d+)\\s+(\\d+)\\s");

  /** Reads them; empty if the process has just ended. */
  static Optional<ProcessOwner> of(String process) {
    try {
      Matcher ids =
          IDS.matcher(
              Files.readString(ProcessTable.PROC.resolve(process).resolve("status"), ISO_8859_1));
      return ids.find()
          ? Optional.of(
              new ProcessOwner(Long.parseLong(ids.group(1)), Long.parseLong(ids.group(2))))
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /**
   * Whether it is a program such as sudo: its user may signal it, and it forwards the signal to
   * processes that the user may not signal.
   */
  boolean forwardsSignalsOf(ProcessOwner us) {
    return us.effective != ROOT && real == us.effective && effective != us.effective;
  }

  /** Whether the user may not signal it at all. */
  boolean cannotBeSignalledBy(ProcessOwner us) {
    return us.effective != ROOT && real != us.effective;
  }
}
