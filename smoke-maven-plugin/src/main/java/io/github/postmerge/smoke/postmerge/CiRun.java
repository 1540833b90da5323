package io.github.postmerge.smoke.postmerge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The address of the CI job that this run is part of, from the environment. */
final class CiRun {

  /** GitLab, Jenkins, Buildkite, CircleCI. */
  private static final List<String> VARIABLES =
      List.of("CI_JOB_URL", "BUILD_URL", "BUILDKITE_BUILD_URL", "CIRCLE_BUILD_URL");

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9.:-]{1,200}(/[A-Za-z0-9._~/%+#=?&-]{0,800})?");

  private CiRun() {}

  static Optional<String> address(Map<String, String> variables) {
    return Stream.concat(
            github(variables).stream(),
            VARIABLES.stream().map(name -> variables.getOrDefault(name, "")))
        .filter(address -> ADDRESS.matcher(address).matches())
        .findFirst();
  }

  private static Optional<String> github(Map<String, String> variables) {
    return Optional.ofNullable(variables.get("GITHUB_RUN_ID"))
        .map(
            id ->
                variables.getOrDefault("GITHUB_SERVER_URL", "")
                    + "/"
                    + variables.getOrDefault("GITHUB_REPOSITORY", "")
                    + "/actions/runs/"
                    + id);
  }
}
