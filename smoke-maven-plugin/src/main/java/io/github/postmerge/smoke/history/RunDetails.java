package io.github.postmerge.smoke.history;

import java.util.Optional;

/**
 * Details of one run for a person; all values are untrusted.
 *
 * @param task its task; empty if it has none
 * @param reason why it did not pass, such as {@code EXIT_CODE_1}, or an error; empty if it passed
 * @param why what a diagnosis counted; empty if there was none
 * @param evidence the last lines of a smoke that failed; empty if it did not fail
 * @param reproduce the command that reproduces the failure; empty if there was none
 * @param ciRun the address of the CI system's page; empty if not known
 * @param plugin the version of Smoke that ran it
 */
public record RunDetails(
    Optional<String> task,
    String reason,
    String why,
    String evidence,
    String reproduce,
    Optional<String> ciRun,
    String plugin) {

  static RunDetails of(EntryText entry) {
    return new RunDetails(
        entry.text("/envelope/task_id"),
        entry
            .text("/envelope/result/failure_reason")
            .or(() -> entry.text("/envelope/error"))
            .orElse(""),
        entry.text("/envelope/diagnosis/why").orElse(""),
        entry.text("/evidence").orElse(""),
        entry.text("/reproduce").orElse(""),
        entry.text("/ci_run"),
        entry.text("/envelope/environment/plugin").orElse(""));
  }
}
