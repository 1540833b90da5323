package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.git.BranchCommits;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The question inside a blamed merge: which of its own commits broke main, or the merge itself if
 * both sides pass.
 */
public final class InsideMerge {

  private final Question whole;
  private final GitRepository repository;

  public InsideMerge(Question whole, GitRepository repository) {
    this.whole = whole;
    this.repository = repository;
  }

  /** The question; empty if the merge has no commits of its own, as after a squash. */
  public Optional<Question> question(CommitId merge, Optional<String> signature)
      throws RepositoryException {
    List<CommitId> commits = BranchCommits.of(repository, merge);
    if (commits.size() < 2) {
      return Optional.empty();
    }
    MergeLine line = MergeLine.inside(commits);
    return Optional.of(
        new Question(
            line,
            line.merges(),
            whole.smoke(),
            new WantedFailure(whole.failure().status(), signature, whole.failure().reason()),
            whole.errorExitCodes(),
            whole.rates(),
            Collections.nCopies(line.merges(), 1.0)));
  }
}
