package io.github.postmerge.smoke.postmerge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commit that a CI system is building.
 *
 * @param variable the environment variable that names it
 * @param revision its value
 */
record CiCommit(String variable, String revision) {

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
          "APPVEYOR_REPO_COMMIT",
          "CODEBUILD_RESOLVED_SOURCE_VERSION",
          "BUILD_VCS_NUMBER",
          "bamboo_planRepository_revision",
          "GIT_COMMIT");

  /** The first variable that is set. */
  static Optional<CiCommit> in(Map<String, String> environment) {
    return VARIABLES.stream()
        .map(name -> new CiCommit(name, environment.getOrDefault(name, "").strip()))
        .filter(ci -> !ci.revision().isEmpty())
        .findFirst();
  }
}
