package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose a process is.
 *
 * @param real the id of the user who started it
 * @param effective the id that it acts with; another one in a setuid program
 */
record ProcessOwner(long real, long effective) {

  private static final long ROOT = 0;

  private static final Pattern IDS = Pattern.compile("(?m)^Uid:\\s+(\\d+)\\s+(\\d+)\\s");

  /** Empty where it has just died. */
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
   * A program such as sudo, which its user may tell to stop, and which passes that on to what he
   * may not.
   */
  boolean forwardsSignalsOf(ProcessOwner us) {
    return us.effective != ROOT && real == us.effective && effective != us.effective;
  }

  /** What its user may not even tell to stop. */
  boolean cannotBeSignalledBy(ProcessOwner us) {
    return us.effective != ROOT && real != us.effective;
  }
}
