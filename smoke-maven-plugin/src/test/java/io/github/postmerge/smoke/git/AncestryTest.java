package io.github.postmerge.smoke.git;

import static org.assertj.core.api.Assertions.assertThat;

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

    assertThat(standing(first, third)).isEqualTo(Standing.UNKNOWN);
  }

  @DisplayName("33 what is found before the boundary is known all the same")
  @Test
  void beforeShallowBoundaryIsKnown() throws Exception {
    Files.writeString(history.folder().resolve("shallow"), second + "\n");

    assertThat(standing(second, third)).isEqualTo(Standing.SUPERSEDED);
  }

  @Test
  void wholeHistoryTells() throws Exception {
    assertThat(standing(first, third)).isEqualTo(Standing.SUPERSEDED);
    assertThat(standing(third, first)).isEqualTo(Standing.NOT_ON_MAIN);
  }

  private Standing standing(CommitId commit, CommitId mainHead) throws Exception {
    try (GitRepository repository = GitRepository.at(history.folder())) {
      return Ancestry.standing(repository.jgit(), commit, mainHead);
    }
  }
}
