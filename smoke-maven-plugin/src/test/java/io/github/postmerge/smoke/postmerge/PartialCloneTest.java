package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialCloneTest {

  /** Looks at a file three folders down, and at git's own view of the worktree. */
  private static final String SMOKE =
      "test \"$(cat a/b/c/deep.txt)\" = deep && test -z \"$(git status --porcelain)\"";

  @TempDir Path work;
  private MergedRepository merged;

  @BeforeEach
  void makeOrigin() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    work = work.toRealPath();
    Path folder = Files.createDirectory(work.resolve("copy"));
    Files.createDirectories(folder.resolve("a/b/c"));
    Files.writeString(folder.resolve("a/b/c/deep.txt"), "deep\n");
    Files.writeString(folder.resolve("a/same.txt"), "deep\n");
    Files.writeString(folder.resolve(".gitattributes"), "*.upper filter=upper\n");
    Files.writeString(folder.resolve("a.upper"), "upper\n");
    merged = MergedRepository.smoking(folder.toFile(), SMOKE);
    NativeGit.run(merged.origin(), "config", "uploadpack.allowFilter", "true");
    NativeGit.run(merged.origin(), "config", "uploadpack.allowAnySHA1InWant", "true");
  }

  @DisplayName("63 a partial clone is smoked, and git fetches what it lacks into its object store")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--filter=blob:none",
        "--filter=tree:0",
        "--filter=blob:none --no-checkout",
        "--filter=tree:0 --no-checkout",
        "--filter=blob:none --sparse",
        "--filter=blob:limit=3 --no-checkout",
        "--filter=object:type=commit --no-checkout",
        "--filter=tree:0 --depth=1 --no-checkout",
        "--filter=blob:none --bare"
      })
  void partialCloneIsSmoked(String options) throws Exception {
    Path clone = partialClone(options);
    String before = state(clone);

    PostMergeSmokeRun run = new EngineRun(work, clone).start().envelope();

    assertThat(run.error()).isNull();
    assertThat(run.status()).isEqualTo(Status.PASS);
    assertThat(run.environment().checkout()).isEqualTo("BUILT_IN");
    assertThat(state(clone)).isEqualTo(before);
    assertThat(
            NativeGit.run(
                clone, "rev-list", "--objects", "--missing=print", "--no-walk", merged.merge()))
        .doesNotContain("?");
    NativeGit.run(clone, "fsck");
  }

  @DisplayName("63 a partial clone is completed from the remote that is named, also by its URL")
  @ParameterizedTest
  @ValueSource(strings = {"upstream", "other", "URL"})
  void remoteThatIsNamedCompletesIt(String remote) throws Exception {
    Path clone = partialClone("--filter=tree:0 --no-checkout -o upstream");
    String url = "file://" + merged.origin();
    NativeGit.run(clone, "remote", "add", "other", url);
    String before = state(clone);

    PostMergeSmokeRun run =
        new EngineRun(work, clone)
            .with(SmokeProperties.REMOTE, remote.replace("URL", url))
            .start()
            .envelope();

    assertThat(run.error()).isNull();
    assertThat(run.status()).isEqualTo(Status.PASS);
    assertThat(state(clone)).isEqualTo(before);
    NativeGit.run(clone, "fsck");
  }

  @DisplayName("63 the commit before the merge is completed as well, for a diagnosis")
  @Test
  void diagnosisCompletesTheCommitBefore() throws Exception {
    Path clone = partialClone("--filter=tree:0 --no-checkout");

    PostMergeSmokeRun run =
        new EngineRun(work, clone)
            .with(SmokeProperties.COMMAND, "test -e a/b/c/deep.txt && exit 3")
            .with(SmokeProperties.DIAGNOSE, "on-failure")
            .start()
            .envelope();

    assertThat(run.status()).isEqualTo(Status.FAIL);
    assertThat(run.diagnosis())
        .satisfies(d -> assertThat(d.conclusion()).isEqualTo(Conclusion.PRE_EXISTING));
  }

  @DisplayName("63 where git itself checks out a partial clone's commit, the envelope says so")
  @Test
  void gitsOwnCheckoutIsTold() throws Exception {
    Path clone = partialClone("--filter=tree:0 --no-checkout");
    NativeGit.run(clone, "config", "filter.upper.smudge", "tr a-z A-Z");

    PostMergeSmokeRun run =
        new EngineRun(work, clone)
            .with(SmokeProperties.COMMAND, "test \"$(cat a.upper)\" = UPPER")
            .start()
            .envelope();

    assertThat(run.error()).isNull();
    assertThat(run.status()).isEqualTo(Status.PASS);
    assertThat(run.environment().checkout()).isEqualTo("GIT");
  }

  @DisplayName("63 without git a partial clone is an error that says so")
  @Test
  void withoutGitItIsAnError() throws Exception {
    Path clone = partialClone("--filter=blob:none --no-checkout");
    Path tools = Files.createDirectory(work.resolve("tools"));
    Files.createSymbolicLink(tools.resolve("sh"), Path.of("/bin/sh"));

    for (EngineRun run :
        List.of(
            new EngineRun(work, clone).where("PATH", tools.toString()),
            new EngineRun(work, clone).with(SmokeProperties.GIT, "builtin"))) {
      PostMergeSmokeRun envelope = run.start().envelope();
      assertThat(envelope.status()).isEqualTo(Status.ERROR);
      assertThat(envelope.error())
          .startsWith("The repository lacks ")
          .contains("the built-in git cannot fetch them. This is a partial clone. Install git");
    }
  }

  private Path partialClone(String options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("clone", "-q"));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(List.of("file://" + merged.origin(), "partial"));
    NativeGit.run(work, arguments.toArray(String[]::new));
    return work.resolve("partial");
  }

  /** Refs, configuration and working tree. */
  private static String state(Path clone) throws Exception {
    Path git = Files.exists(clone.resolve(".git")) ? clone.resolve(".git") : clone;
    return NativeGit.run(clone, "for-each-ref")
        + Files.readString(git.resolve("config"))
        + (Files.exists(git.resolve("shallow")) ? Files.readString(git.resolve("shallow")) : "")
        + Files.exists(git.resolve("FETCH_HEAD"))
        + List.of(clone.toFile().list()).stream().sorted().toList();
  }
}
