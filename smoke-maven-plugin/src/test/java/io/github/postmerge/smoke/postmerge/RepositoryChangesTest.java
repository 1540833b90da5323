package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.it.MergedRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A linked worktree shares the repository with the user's own, and a smoke can reach it. */
class RepositoryChangesTest {

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

  private ProcessCensus censusOf(String smoke) throws Exception {
    Path repository = Files.createDirectory(work.resolve("copy")).toRealPath();
    MergedRepository.smoking(
        repository.toFile(), smoke.replace("REPO", repository.resolve(".git").toString()));
    PostMergeSmokeOutcome outcome = new EngineRun(work, repository).start();
    return Objects.requireNonNull(outcome.envelope().processCensus());
  }
}
