package io.github.postmerge.smoke.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @DisplayName("71 a mistyped name is told with the one that was meant")
  @ParameterizedTest
  @CsvSource({
    "smoke.timeout, smoke.timeoutInSeconds",
    "smoke.timeoutSeconds, smoke.timeoutInSeconds",
    "smoke.timeout_in_seconds, smoke.timeoutInSeconds",
    "smoke.timeoutInMinutes, smoke.timeoutInSeconds",
    "Smoke.TimeoutInSeconds, smoke.timeoutInSeconds",
    "smoke.bracnh, smoke.branch",
    "smoke.branchName, smoke.branch",
    "smoke.cmd, smoke.command",
    "smoke.commands, smoke.command",
    "smoke.commit, smoke.mergeCommit",
    "smoke.task, smoke.taskId",
    "smoke.mask, smoke.maskPatterns",
    "smoke.maskPattern, smoke.maskPatterns",
    "smoke.killGrace, smoke.killGraceInSeconds",
    "smoke.log, smoke.logFile",
    "smoke.diagnoze, smoke.diagnose",
    "smoke.stale, smoke.onStale",
    "smoke.dryrun, smoke.dryRun",
    "smoke.dry-run, smoke.dryRun",
    "smoke.envelop, smoke.envelope",
    "smoke.keepWorkTrees, smoke.keepWorktree",
    "smoke.buildFollow, smoke.buildFollows"
  })
  void mistypedNameIsToldWithTheOneThatWasMeant(String typed, String meant) {
    assertThat(new NearestName(typed).among(names())).contains(meant);
  }

  @Test
  void eachNameIsNearestToItself() {
    for (String name : names()) {
      assertThat(new NearestName(name).among(names())).contains(name);
    }
  }

  @Test
  void ofNoNamesNoneIsNear() {
    assertThat(new NearestName("smoke.branch").among(List.of())).isEmpty();
  }

  private static Set<String> names() {
    return Arrays.stream(SmokeProperties.class.getFields())
        .map(NearestNameTest::value)
        .filter(name -> !name.endsWith("."))
        .collect(Collectors.toSet());
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
