package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InquiryTest {

  @ParameterizedTest
  @CsvSource({
    "REGRESSION,   NONE,    FAILED, PASSED, PASSED",
    "FLAKY,        NONE,    PASSED, PASSED, PASSED",
    "PRE_EXISTING, NONE,    FAILED, FAILED, FAILED",
    "PRE_EXISTING, ANOTHER, FAILED, FAILED, PASSED",
    "ENVIRONMENT,  ANOTHER, FAILED, FAILED, FAILED",
    "REGRESSION,   ANOTHER, FAILED, PASSED, PASSED",
    "ENVIRONMENT,  BEFORE,  FAILED, FAILED, FAILED",
    "REGRESSION,   BEFORE,  FAILED, PASSED, PASSED",
    "FLAKY,        MERGE,   PASSED, PASSED, PASSED",
    "ENVIRONMENT,  MERGE,   FAILED, FAILED, FAILED"
  })
  void commitsThatNeverErrAreToldApart(
      Conclusion conclusion, KnownGood known, Outcome merge, Outcome before, Outcome lastGood) {
    Inquiry end =
        end(
            known,
            role ->
                switch (role) {
                  case MERGE -> merge;
                  case BEFORE -> before;
                  case LAST_GOOD -> lastGood;
                });

    assertThat(end.conclusion()).isEqualTo(conclusion);
    assertThat(end.confidence()).isBetween(0.985, 1.0);
  }

  @Test
  void mergeThatIsKnownGoodIsNeverBlamed() {
    Inquiry inquiry = Inquiry.into(KnownGood.MERGE);
    for (int i = 0; i < 4; i++) {
      inquiry = inquiry.after(Role.MERGE, Outcome.FAILED).after(Role.BEFORE, Outcome.PASSED);
      assertThat(inquiry.leaning()).isNotEqualTo(Conclusion.REGRESSION);
    }
  }

  @Test
  void oneRunSettlesNothing() {
    assertThat(Inquiry.into(KnownGood.NONE).after(Role.MERGE, Outcome.PASSED).conclusion())
        .isEqualTo(Conclusion.INCONCLUSIVE);
  }

  @Test
  void commitsAreInterleaved() {
    List<Role> order = new ArrayList<>();
    Inquiry inquiry = Inquiry.into(KnownGood.NONE);
    for (Optional<Role> next = inquiry.next(); next.isPresent(); next = inquiry.next()) {
      order.add(next.get());
      inquiry =
          inquiry.after(next.get(), next.get() == Role.MERGE ? Outcome.FAILED : Outcome.PASSED);
    }

    assertThat(order).startsWith(Role.MERGE).contains(Role.BEFORE);
    for (int i = 2; i < order.size(); i++) {
      assertThat(order.subList(i - 2, i + 1)).as("%s", order).contains(Role.MERGE, Role.BEFORE);
    }
  }

  @Test
  void commitKnownGoodIsRunOnlyOnceBothOthersSeemBroken() {
    Inquiry inquiry = Inquiry.into(KnownGood.ANOTHER);
    assertThat(inquiry.next()).contains(Role.MERGE);
    inquiry = inquiry.after(Role.MERGE, Outcome.FAILED);
    assertThat(inquiry.next()).contains(Role.BEFORE);
    inquiry = inquiry.after(Role.BEFORE, Outcome.FAILED);
    assertThat(inquiry.next()).contains(Role.LAST_GOOD);
  }

  @Test
  void commitsThatErrHalfOfTheTimeAreGivenUp() {
    Inquiry inquiry = Inquiry.into(KnownGood.NONE);
    for (Optional<Role> next = inquiry.next(); next.isPresent(); next = inquiry.next()) {
      int runs = inquiry.tally(next.get()).runs();
      inquiry = inquiry.after(next.get(), runs % 2 == 0 ? Outcome.FAILED : Outcome.PASSED);
    }

    assertThat(inquiry.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(inquiry.tally(Role.MERGE).runs() + inquiry.tally(Role.BEFORE).runs())
        .isEqualTo(Inquiry.MOST_RUNS);
  }

  private static Inquiry end(KnownGood known, Function<Role, Outcome> world) {
    Inquiry inquiry = Inquiry.into(known);
    for (Optional<Role> next = inquiry.next(); next.isPresent(); next = inquiry.next()) {
      inquiry = inquiry.after(next.get(), world.apply(next.get()));
    }
    return inquiry;
  }
}
