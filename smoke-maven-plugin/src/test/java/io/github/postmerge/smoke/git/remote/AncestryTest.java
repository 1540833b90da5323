package io.github.postmerge.smoke.git.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.git.BareHistory;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AncestryTest {

  @TempDir Path work;
  private BareHistory history;
  private CommitId first;
  private CommitId second;
  private CommitId third;

  @BeforeEach
  void makeHistory() throws Exception {
    history = BareHistory.in(work.resolve("repository.git"));
    first = history.commit(history.tree());
    second = history.commit(history.tree(), first);
    third = history.commit(history.tree(), second);
  }

  @DisplayName("33 where history ends at a shallow boundary, what is not found is unknown")
  @Test
  void behindShallowBoundaryIsUnknown() throws Exception {
    Files.writeString(history.folder().resolve("shallow"), second + "\n");

    assertThat(relation(first, third)).isEqualTo(RelationToMain.UNKNOWN);
  }

  @DisplayName("33 what is found before the boundary is known all the same")
  @Test
  void beforeShallowBoundaryIsKnown() throws Exception {
    Files.writeString(history.folder().resolve("shallow"), second + "\n");

    assertThat(relation(second, third)).isEqualTo(RelationToMain.SUPERSEDED);
  }

  @Test
  void wholeHistoryTells() throws Exception {
    assertThat(relation(first, third)).isEqualTo(RelationToMain.SUPERSEDED);
    assertThat(relation(third, first)).isEqualTo(RelationToMain.NOT_ON_MAIN);
  }

  private RelationToMain relation(CommitId commit, CommitId mainHead) throws Exception {
    try (GitRepository repository = GitRepository.at(history.folder())) {
      return Ancestry.relation(repository.jgit(), commit, mainHead);
    }
  }
}
