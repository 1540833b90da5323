package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.CommandStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The known CI systems, found by their environment variables. */
final class CiSystems {

  private static final CiSystem WITHOUT_COMMANDS = new CiSystem() {};

  /** The first one whose variable is set is used. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("GITHUB_ACTIONS", GithubActions::new),
          new Known("GITLAB_CI", GitlabCi::new),
          new Known("TF_BUILD", (environment, out) -> WITHOUT_COMMANDS),
          new Known("TEAMCITY_VERSION", (environment, out) -> WITHOUT_COMMANDS),
          new Known("BUILDKITE", (environment, out) -> WITHOUT_COMMANDS),
          new Known("JENKINS_URL", (environment, out) -> WITHOUT_COMMANDS),
          new Known("CI", (environment, out) -> WITHOUT_COMMANDS));

  private CiSystems() {}

  /**
   * A known system.
   *
   * @param variable set by the system, to anything but {@code false}
   */
  private record Known(
      String variable, BiFunction<Map<String, String>, CommandStream, CiSystem> create) {

    boolean isIn(Map<String, String> environment) {
      String value = environment.getOrDefault(variable, "").strip();
      return !value.isEmpty() && !value.equalsIgnoreCase("false");
    }
  }

  static Optional<CiSystem> in(Map<String, String> environment, CommandStream out) {
    return KNOWN.stream()
        .filter(known -> known.isIn(environment))
        .findFirst()
        .map(known -> known.create().apply(environment, out));
  }
}
