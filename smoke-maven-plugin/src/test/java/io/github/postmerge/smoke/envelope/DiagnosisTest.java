package io.github.postmerge.smoke.envelope;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.blame.Conclusion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTest {

  @ParameterizedTest
  @EnumSource
  void confidenceIsThereExactlyWhereSomethingIsSettled(Conclusion conclusion) {
    boolean settled = conclusion != Conclusion.INCONCLUSIVE;

    assertThatCode(() -> diagnosis(conclusion, settled ? 0.99 : null)).doesNotThrowAnyException();
    assertThatThrownBy(() -> diagnosis(conclusion, settled ? null : 0.99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(conclusion + " with the confidence ");
  }

  private static Diagnosis diagnosis(Conclusion conclusion, @Nullable Double confidence) {
    return new Diagnosis(conclusion, confidence, "", "", 1, List.of());
  }
}
