package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.git.remote.UrlPassword;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commit is smoked, where nobody says. */
class MergeCommitTest {

  @TempDir Path work;
  private Path folder = Path.of("");
  private String merge = "";
  private String base = "";

  @BeforeEach
  void mergeSomething() throws Exception {
    folder = Files.createDirectory(work.resolve("copy"));
    Files.writeString(folder.resolve("file.txt"), "one\n");
    MergedRepository merged = MergedRepository.smoking(folder.toFile(), "true");
    merge = merged.merge();
    try (Git git = Git.open(folder.toFile())) {
      base = git.getRepository().resolve("HEAD^1").name();
    }
  }

  @DisplayName("47 the CI variable names the commit, and the envelope and the log say so")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GITHUB_SHA",
        "CI_COMMIT_SHA",
        "GIT_COMMIT",
        "BUILD_SOURCEVERSION",
        "BUILDKITE_COMMIT",
        "CODEBUILD_RESOLVED_SOURCE_VERSION"
      })
  void ciVariableNamesIt(String variable) {
    Transcript transcript = new Transcript();
    PostMergeSmokeRun run = run().where(variable, base).seenBy(transcript).start().envelope();

    assertThat(run.mergeCommit()).isEqualTo(base);
    assertThat(namedBy(run)).isEqualTo(variable);
    assertThat(transcript.steps()).anyMatch(step -> step.endsWith(" (" + variable + ")"));
  }

  @DisplayName("47 a CI variable's commit that is not in the clone is an error, never HEAD")
  @ParameterizedTest
  @ValueSource(strings = {"GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT", "TRAVIS_COMMIT"})
  void ciVariablesMissingCommitIsAnError(String variable) {
    for (String value : List.of("b".repeat(40), "bbbbbbb", "--upload-pack=x", "no-such-branch")) {
      PostMergeSmokeRun run = run().where(variable, value).start().envelope();

      assertThat(run.status()).isEqualTo(Status.ERROR);
      assertThat(run.mergeCommit()).isNull();
      assertThat(run.merge()).isNull();
      assertThat(run.error())
          .isEqualTo(
              variable
                  + " names the commit \""
                  + value
                  + "\", which this clone does not have. Fetch it, or give"
                  + " -Dsmoke.mergeCommit=HEAD to smoke HEAD instead.");
    }
  }

  @DisplayName("47 HEAD is smoked on request, or where no variable is set")
  @Test
  void headIsSmokedOnRequest() {
    PostMergeSmokeRun asked =
        run()
            .where("GITHUB_SHA", "b".repeat(40))
            .with(SmokeProperties.MERGE_COMMIT, "HEAD")
            .start()
            .envelope();
    assertThat(asked.mergeCommit()).isEqualTo(merge);
    assertThat(namedBy(asked)).isEqualTo("PARAMETER");

    PostMergeSmokeRun unnamed = run().where("GITHUB_SHA", " ").start().envelope();
    assertThat(unnamed.mergeCommit()).isEqualTo(merge);
    assertThat(namedBy(unnamed)).isEqualTo("HEAD");
  }

  @Test
  void mergeIsDescribedForPeople() throws Exception {
    RevCommit expected;
    try (Git git = Git.open(folder.toFile())) {
      expected = git.log().setMaxCount(1).call().iterator().next();
      StoredConfig config = git.getRepository().getConfig();
      config.setString("remote", "origin", "url", "https://bob:s3cretpassword@h.example/o/r.git");
      config.save();
    }

    Merge described = Objects.requireNonNull(run().start().envelope().merge());

    assertThat(described.subject()).isEqualTo(expected.getShortMessage());
    assertThat(described.author()).isEqualTo(expected.getAuthorIdent().getName());
    assertThat(described.committedAt())
        .isEqualTo(Instant.ofEpochSecond(expected.getCommitTime()).toString());
    assertThat(described.parents()).hasSize(2).first().isEqualTo(base);
    assertThat(described.remote()).isEqualTo("https://h.example/o/r.git");
    assertThat(described.branch()).isEqualTo("main");
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example/o/r.git, https://h.example/o/r.git",
    "https://token@h.example/o@x/r.git, https://h.example/o@x/r.git",
    "https://u:p@ss@h.example/r, https://h.example/r",
    "ssh://git@h.example:22/r, ssh://h.example:22/r",
    "git@h.example:o/r.git, h.example:o/r.git",
    "/srv/a@b/r.git, /srv/a@b/r.git",
    "file:///srv/a@b/r.git, file:///srv/a@b/r.git",
    "../r.git, ../r.git",
  })
  void remoteIsShownWithoutLogin(String url, String shown) {
    assertThat(UrlPassword.without(url)).isEqualTo(shown);
  }

  @Test
  void parameterWinsAndIsResolvedToTheFullId() {
    EngineRun run = run().where("GITHUB_SHA", base);

    assertThat(smoked(run.with(SmokeProperties.MERGE_COMMIT, merge.substring(0, 10))))
        .isEqualTo(merge);
  }

  @Test
  void folderBelowTheTopWillDo() throws Exception {
    Path below = folder.resolve("memory/tasks");

    assertThat(smoked(run().with(SmokeProperties.REPOSITORY, below.toString()))).isEqualTo(merge);
  }

  private static String namedBy(PostMergeSmokeRun run) {
    return Objects.requireNonNull(run.merge()).namedBy();
  }

  private EngineRun run() {
    return new EngineRun(work, folder).with(SmokeProperties.DRY_RUN, "true");
  }

  private static String smoked(EngineRun run) {
    return String.valueOf(run.start().envelope().mergeCommit());
  }
}
