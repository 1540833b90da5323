package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A linked worktree shares the repository with the user's own, and a smoke can reach it. */
class RepositoryChangesTest {

  /** Writes the object with id A over the one with id T, in place. */
  private static final String OVERWRITE =
      "; f() { echo REPO/objects/$(echo $1 | cut -c1-2)/$(echo $1 | cut -c3-); };"
          + " chmod u+w $(f $T); cat $(f $A) > $(f $T)";

  private static final String OVERWRITE_FILE =
      "A=$(echo forged | git hash-object -w --stdin); T=$(git rev-parse HEAD:file.txt)" + OVERWRITE;

  private static final String OVERWRITE_SPEC =
      "A=$(echo forged | git hash-object -w --stdin);"
          + " T=$(git rev-parse HEAD:memory/tasks/task-1.md)"
          + OVERWRITE;

  private static final String OVERWRITE_TREE =
      "A=$(git mktree < /dev/null); T=$(git rev-parse HEAD^{tree})" + OVERWRITE;

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({
    "refs/tags/t added, mkdir -p REPO/refs/tags; cat REPO/refs/heads/main > REPO/refs/tags/t",
    "refs/heads/main changed, echo >> REPO/refs/heads/main",
    "HEAD changed, touch REPO/HEAD",
    "config changed, echo '[core]' >> REPO/config",
    "hooks/pre-push added, mkdir -p REPO/hooks; echo evil > REPO/hooks/pre-push",
    "info/attributes added, mkdir -p REPO/info; echo '* -text' > REPO/info/attributes",
    "objects/fe added, mkdir REPO/objects/fe; echo 1 > REPO/objects/fe/f",
    "objects/pack changed, mkdir -p REPO/objects/pack; touch REPO/objects/pack/f",
    "refs/remotes/origin/main removed, rm REPO/refs/remotes/origin/main"
  })
  void whatTheSmokeChangedIsTold(String change, String smoke) throws Exception {
    ProcessCensus census = censusOf(smoke);

    assertThat(census.repositoryChanges()).contains(change);
  }

  @DisplayName("53 an object that the smoke overwrites in place is told")
  @Test
  void overwrittenObjectIsTold() throws Exception {
    ProcessCensus census = censusOf(OVERWRITE_FILE);

    assertThat(census.repositoryChanges())
        .anyMatch(change -> change.matches("objects/[0-9a-f]{2}/[0-9a-f]{38} changed"));
  }

  @DisplayName("53 an object that git writes again is no change")
  @Test
  void renewedObjectIsNoChange() throws Exception {
    assertThat(censusOf("git hash-object -w file.txt").repositoryChanges()).isEmpty();
  }

  @DisplayName("53 no commit is checked out of objects that are not what their ids say")
  @ParameterizedTest
  @ValueSource(strings = {OVERWRITE_FILE, OVERWRITE_TREE, OVERWRITE_SPEC})
  void forgedObjectIsNotCheckedOut(String forging) throws Exception {
    Path repository = merged(forging);
    assertThat(new EngineRun(work, repository).start().envelope().status()).isEqualTo(Status.PASS);

    PostMergeSmokeRun next =
        new EngineRun(work, repository)
            .with(SmokeProperties.REUSE_WORKTREE, "false")
            .start()
            .envelope();

    assertThat(next.status()).isEqualTo(Status.ERROR);
    assertThat(next.error()).contains("its content does not match its id", "git fsck");
  }

  @Test
  void anOrdinarySmokeChangesNothing() throws Exception {
    assertThat(censusOf("mkdir target; echo 1 > target/f").repositoryChanges()).isEmpty();
  }

  @Test
  void ofVeryManyTheFirstAreTold() throws Exception {
    String smoke = "for i in $(seq 100 199); do cat REPO/HEAD > REPO/refs/heads/b$i; done";

    List<String> changes = censusOf(smoke).repositoryChanges();

    assertThat(changes).hasSize(21).startsWith("refs/heads/b100 added").endsWith("80 more");
  }

  private Path merged(String smoke) throws Exception {
    Path repository = Files.createDirectory(work.resolve("copy")).toRealPath();
    Files.writeString(repository.resolve("file.txt"), "one\n");
    MergedRepository.smoking(
        repository.toFile(), smoke.replace("REPO", repository.resolve(".git").toString()));
    return repository;
  }

  private ProcessCensus censusOf(String smoke) throws Exception {
    Path repository = merged(smoke);
    PostMergeSmokeOutcome outcome = new EngineRun(work, repository).start();
    return Objects.requireNonNull(outcome.envelope().processCensus());
  }
}
