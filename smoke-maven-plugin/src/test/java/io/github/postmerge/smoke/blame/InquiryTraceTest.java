package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which commit is run next, run by run, and how sure the answer is, to the last digit.
 *
 * <p>M is the merge, B the commit before it, L the last good one; + passed, - failed. What each
 * commit does is repeated from its beginning.
 */
class InquiryTraceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NONE    | -   | +   | + | M- B+ M- B+ M- B+ M- B+ REGRESSION REGRESSION 0.985294830
          NONE    | +   | +   | + | M+ M+ B+ M+ M+ FLAKY FLAKY 0.992749857
          NONE    | -   | -   | + | M- B- B- M- B- B- PRE_EXISTING PRE_EXISTING 0.987161535
          NONE    | -+  | +   | + | M- B+ M+ M- B+ M+ M- B+ M+ M- B+ M+ M- B+ M+ M- B+ M+ M- B+ INCONCLUSIVE REGRESSION 0.829799895
          NONE    | -   | -+  | + | M- B- B+ M- B- B+ M- B- B+ M- B- B+ M- B- B+ M- B- B+ M- B- INCONCLUSIVE REGRESSION 0.659487828
          NONE    | -+  | -+  | + | M- B- B+ M+ M- B- B+ M+ M- B- B+ M+ M- B- B+ M+ M- B- B+ M+ INCONCLUSIVE FLAKY 0.581414657
          NONE    | --+ | +   | + | M- B+ M- B+ M+ M- B+ M- M+ B+ M- M- B+ M+ M- B+ M- REGRESSION REGRESSION 0.989000279
          NONE    | --+ | +-  | + | M- B+ M- B- B+ M+ M- B- B+ M- B- B+ M+ M- B- B+ M- B- B+ M+ INCONCLUSIVE REGRESSION 0.450128325
          BEFORE  | -   | +   | + | M- B+ M- B+ M- B+ M- B+ REGRESSION REGRESSION 0.985294830
          BEFORE  | -   | -   | + | M- B- B- M- B- B- ENVIRONMENT ENVIRONMENT 0.987161535
          BEFORE  | -+  | -   | + | M- B- B- M+ B- B- M- B- ENVIRONMENT ENVIRONMENT 0.986235834
          MERGE   | -   | +   | + | M- B+ M- B+ M- B+ M- B+ M- B+ M- B+ M- B+ M- B+ M- B+ M- B+ INCONCLUSIVE FLAKY 0.500000000
          MERGE   | +   | +   | + | M+ B+ M+ B+ FLAKY FLAKY 0.989019753
          MERGE   | -   | -   | + | M- B- M- B- ENVIRONMENT ENVIRONMENT 0.989019753
          ANOTHER | -   | -   | - | M- B- L- L- B- L- L- ENVIRONMENT ENVIRONMENT 0.985438902
          ANOTHER | -   | -   | + | M- B- L+ B- B- L+ B- L+ B- L+ PRE_EXISTING PRE_EXISTING 0.990940252
          ANOTHER | -   | +   | - | M- B+ M- B+ M- B+ M- B+ REGRESSION REGRESSION 0.985294830
          ANOTHER | -   | -+  | - | M- B- L- L- B+ L- L- B- L- L- ENVIRONMENT ENVIRONMENT 0.991466855
          ANOTHER | +-  | -   | + | M+ M- B- B- L+ B- L+ B- L+ B- L+ B- L+ PRE_EXISTING PRE_EXISTING 0.991077527
          ANOTHER | -+  | -+  | - | M- B- L- L- B+ L- L- B- L- L- ENVIRONMENT ENVIRONMENT 0.991466855
          ANOTHER | -   | -   | -+ | M- B- L- L+ B- L- L+ B- L- L+ B- L- L+ B- L- L+ B- L- L+ B- INCONCLUSIVE PRE_EXISTING 0.837132940
          ANOTHER | -   | -   | +- | M- B- L+ B- B- L- L+ B- L- L+ B- L- L+ B- L- L+ B- L- L+ B- INCONCLUSIVE PRE_EXISTING 0.936399556
          """)
  void runsAreChosenAsEver(
      KnownGood known, String merge, String before, String lastGood, String trace) {
    Map<Role, String> world = new EnumMap<>(Role.class);
    world.put(Role.MERGE, merge);
    world.put(Role.BEFORE, before);
    world.put(Role.LAST_GOOD, lastGood);

    assertThat(traced(known, world)).isEqualTo(trace);
  }

  private static String traced(KnownGood known, Map<Role, String> world) {
    StringJoiner runs = new StringJoiner(" ");
    Inquiry inquiry = Inquiry.into(known);
    for (Optional<Role> next = inquiry.next(); next.isPresent(); next = inquiry.next()) {
      Role role = next.get();
      String outcomes = world.getOrDefault(role, "");
      char outcome = outcomes.charAt(inquiry.tally(role).runs() % outcomes.length());
      runs.add(role.name().charAt(0) + "" + outcome);
      inquiry = inquiry.after(role, outcome == '+' ? Outcome.PASSED : Outcome.FAILED);
    }
    return String.format(
        Locale.ROOT,
        "%s %s %s %.9f",
        runs,
        inquiry.conclusion(),
        inquiry.leaning(),
        inquiry.confidence());
  }
}
