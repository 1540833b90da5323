package io.github.postmerge.smoke.postmerge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The commit that a CI system says it builds. */
final class CiCommit {

  private static final List<String> VARIABLES =
      List.of(
          "GITHUB_SHA",
          "CI_COMMIT_SHA",
          "BUILDKITE_COMMIT",
          "CIRCLE_SHA1",
          "BUILD_SOURCEVERSION",
          "BITBUCKET_COMMIT",
          "TRAVIS_COMMIT",
          "DRONE_COMMIT_SHA",
          "SEMAPHORE_GIT_SHA",
          "CIRRUS_CHANGE_IN_REPO",
          "GIT_COMMIT");

  private CiCommit() {}

  static Stream<String> candidates(Map<String, String> environment) {
    return VARIABLES.stream().map(environment::get).filter(Objects::nonNull);
  }
}
