package io.github.postmerge.smoke.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeTest {

  @ParameterizedTest
  @EnumSource
  void redIsNewsIfItIsTheFirstOrFailsInAnotherWay(Edge edge) {
    assertThat(edge.isNewRed()).isEqualTo(Set.of(Edge.FIRST_RED, Edge.NEW_FAILURE).contains(edge));
  }
}
