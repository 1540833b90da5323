package io.github.postmerge.smoke.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.verdict.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureSignatureTest {

  @Test
  void numbersThatMoveFromCommitToCommitMakeNoOtherFailure() {
    assertThat(hash("CartTest.adds(CartTest.java:41) expected 3 of 120, shop 1.4.2-SNAPSHOT"))
        .isEqualTo(hash("CartTest.adds(CartTest.java:57) expected 4 of 121, shop 1.5.0-SNAPSHOT"));
  }

  @Test
  void numbersInNamesTellFailuresApart() {
    assertThat(hash("case_2 failed")).isNotEqualTo(hash("case_3 failed"));
    assertThat(hash("task-7 failed")).isNotEqualTo(hash("task-8 failed"));
    assertThat(hash("Cart2Test failed")).isNotEqualTo(hash("Cart3Test failed"));
  }

  @Test
  void otherWordsAreAnotherFailure() {
    assertThat(hash("CartTest failed")).isNotEqualTo(hash("OrderTest failed"));
  }

  private static String hash(String evidence) {
    return new FailureSignature(Status.FAIL, 1, evidence).hash(List.of());
  }
}
