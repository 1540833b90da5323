package io.github.postmerge.smoke.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalTest {

  @Test
  void nothingIsApprovedUnlessAsked() {
    assertThat(Approval.asked(Optional.empty(), Map.of())).isEqualTo(Approval.NONE);
    assertThat(Approval.asked(Optional.of("false"), Map.of("CI", "true"))).isEqualTo(Approval.NONE);
  }

  @Test
  void approvalIsAsked() {
    assertThat(Approval.asked(Optional.of(""), Map.of())).isEqualTo(Approval.ALL);
  }

  @Test
  void continuousIntegrationNeverApproves() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Approval.asked(Optional.of("true"), Map.of("CI", "true")))
        .withMessageContaining("is refused where CI is set");
  }
}
