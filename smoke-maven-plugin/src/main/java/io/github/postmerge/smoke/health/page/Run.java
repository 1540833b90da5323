package io.github.postmerge.smoke.health.page;

import java.util.List;

/**
 * One run of a smoke, shown when its cell is opened.
 *
 * @param kind its result
 * @param status as in the envelope, such as {@code EXIT_CODE_1}; can be empty
 * @param reason the reason in a sentence; can be empty
 * @param evidence the last lines of output
 * @param reproduce the command that runs it again; empty for none
 * @param duration such as {@code 42.1 s}
 * @param startedAt such as {@code 2026-11-26 14:01:33 UTC}
 * @param cleared what cleared a red run, such as {@code Fixed by #61}; empty if nothing has
 * @param links to the commit, the task, the CI run
 */
public record Run(
    Kind kind,
    String status,
    String reason,
    List<String> evidence,
    String reproduce,
    String duration,
    String startedAt,
    String cleared,
    List<Link> links) {

  /** Copies the lists. */
  public Run {
    evidence = List.copyOf(evidence);
    links = List.copyOf(links);
  }

  String evidenceText() {
    return String.join("\n", evidence);
  }
}
