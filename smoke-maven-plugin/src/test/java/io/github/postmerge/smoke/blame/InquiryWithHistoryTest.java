package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M is the merge, B the commit before it, L the last good one; + passed, - failed. */
class InquiryWithHistoryTest {

  private static final KnownRates SOUND =
      new KnownRates(new ErrorCount(0, 200), new ErrorCount(0, 200));
  private static final KnownRates ONLY_GOOD =
      new KnownRates(new ErrorCount(0, 200), ErrorCount.NONE);

  @Test
  void withoutOneItIsTheSameInquiry() {
    assertThat(Inquiry.into(KnownGood.NONE, KnownRates.NONE))
        .isEqualTo(Inquiry.into(KnownGood.NONE));
    assertThat(Inquiry.method(KnownRates.NONE)).isEqualTo("beta-bernoulli-two-sided/1");
    assertThat(Inquiry.method(ONLY_GOOD)).isEqualTo("beta-bernoulli-two-sided/2");
  }

  @ParameterizedTest
  @CsvSource({
    "FLAKY,        NONE,    +, +, +, M+",
    "REGRESSION,   NONE,    -, +, +, M- B+ M-",
    "PRE_EXISTING, NONE,    -, -, +, M- B-",
    "PRE_EXISTING, ANOTHER, -, -, +, M- B- L+",
    "ENVIRONMENT,  ANOTHER, -, -, -, M- B- L-",
    "ENVIRONMENT,  BEFORE,  -, -, -, M- B-",
    "ENVIRONMENT,  MERGE,   -, -, -, M-"
  })
  void soundSmokeIsSettledInThreeRuns(
      Conclusion conclusion, KnownGood known, char merge, char before, char good, String trace) {
    Function<Role, Outcome> world =
        role ->
            outcome(
                switch (role) {
                  case MERGE -> merge;
                  case BEFORE -> before;
                  case LAST_GOOD -> good;
                });

    assertThat(traced(Inquiry.into(known, SOUND), world)).isEqualTo(trace + " " + conclusion);
  }

  @Test
  void mergeIsBlamedOnlyOnceItFailedAfterTheCommitBeforeItHadPassed() {
    Inquiry inquiry =
        Inquiry.into(KnownGood.NONE, SOUND)
            .after(Role.MERGE, Outcome.FAILED)
            .after(Role.BEFORE, Outcome.PASSED);

    assertThat(inquiry.confidence()).isGreaterThan(0.985);
    assertThat(inquiry.leaning()).isEqualTo(Conclusion.REGRESSION);
    assertThat(inquiry.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(inquiry.next()).contains(Role.MERGE);
    assertThat(inquiry.after(Role.MERGE, Outcome.FAILED).conclusion())
        .isEqualTo(Conclusion.REGRESSION);
  }

  @Test
  void mergeThatHasToFailAgainWaitsForItsTurn() {
    KnownRates rates = new KnownRates(new ErrorCount(0, 100_000), new ErrorCount(60, 200));
    Inquiry inquiry =
        Inquiry.into(KnownGood.NONE, rates)
            .after(Role.MERGE, Outcome.FAILED)
            .after(Role.MERGE, Outcome.FAILED)
            .after(Role.BEFORE, Outcome.PASSED)
            .after(Role.BEFORE, Outcome.PASSED)
            .after(Role.MERGE, Outcome.PASSED)
            .after(Role.BEFORE, Outcome.PASSED)
            .after(Role.BEFORE, Outcome.PASSED)
            .after(Role.MERGE, Outcome.PASSED)
            .after(Role.MERGE, Outcome.PASSED);

    assertThat(inquiry.leaning()).isEqualTo(Conclusion.REGRESSION);
    assertThat(inquiry.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(inquiry.next()).contains(Role.BEFORE);
  }

  @Test
  void withoutAHistoryManyFailuresAndPassesAreEnough() {
    Inquiry inquiry = Inquiry.into(KnownGood.NONE);
    for (Role role : new Role[] {Role.MERGE, Role.BEFORE}) {
      for (int run = 0; run < 8; run++) {
        inquiry = inquiry.after(role, role == Role.MERGE ? Outcome.FAILED : Outcome.PASSED);
      }
    }

    assertThat(inquiry.conclusion()).isEqualTo(Conclusion.REGRESSION);
  }

  @Test
  void mergeIsBlamedOnlyWhereRatesTwiceAsHighBlameItToo() {
    KnownRates rates = new KnownRates(new ErrorCount(0, 2_000), new ErrorCount(20, 200));
    Inquiry inquiry = Inquiry.into(KnownGood.NONE, rates);
    for (Role role : new Role[] {Role.BEFORE, Role.BEFORE, Role.MERGE}) {
      inquiry = inquiry.after(role, role == Role.MERGE ? Outcome.FAILED : Outcome.PASSED);
    }

    assertThat(inquiry.confidence()).isGreaterThan(0.985);
    assertThat(inquiry.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(inquiry.next()).contains(Role.BEFORE);
    assertThat(inquiry.after(Role.BEFORE, Outcome.PASSED).conclusion())
        .isEqualTo(Conclusion.REGRESSION);
  }

  @Test
  void nothingIsEverCertain() {
    KnownRates many = new KnownRates(new ErrorCount(0, 100_000), new ErrorCount(0, 100_000));

    assertThat(Inquiry.into(KnownGood.NONE, many).after(Role.MERGE, Outcome.PASSED).confidence())
        .isBetween(0.9999, 0.999999);
  }

  @Test
  void nextRunIsChosenInAMoment() {
    KnownRates rates = new KnownRates(new ErrorCount(1_000, 100_000), new ErrorCount(9, 90));

    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 100; i++) {
            traced(
                Inquiry.into(KnownGood.ANOTHER, rates),
                role -> role == Role.MERGE ? Outcome.FAILED : Outcome.PASSED);
          }
        },
        "100 inquiries");
  }

  private static String traced(Inquiry start, Function<Role, Outcome> world) {
    StringJoiner runs = new StringJoiner(" ");
    Inquiry inquiry = start;
    for (Optional<Role> next = inquiry.next(); next.isPresent(); next = inquiry.next()) {
      Outcome outcome = world.apply(next.get());
      runs.add(next.get().name().charAt(0) + (outcome == Outcome.PASSED ? "+" : "-"));
      inquiry = inquiry.after(next.get(), outcome);
    }
    return runs.add(inquiry.conclusion().name()).toString();
  }

  private static Outcome outcome(char sign) {
    return sign == '+' ? Outcome.PASSED : Outcome.FAILED;
  }
}
