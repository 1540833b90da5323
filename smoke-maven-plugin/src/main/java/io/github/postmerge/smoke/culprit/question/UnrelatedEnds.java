package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.FirstParents;
import io.github.postmerge.smoke.git.FirstParents.Step;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import java.util.List;

/** Explains why a good commit is not among a bad one's first parents, and what to name instead. */
final class UnrelatedEnds {

  private final GitRepository repository;
  private final CommitId good;
  private final CommitId bad;

  UnrelatedEnds(GitRepository repository, CommitId good, CommitId bad) {
    this.repository = repository;
    this.good = good;
    this.bad = bad;
  }

  /**
   * The problem and its remedy.
   *
   * @param walk the bad commit's first parents
   */
  String problem(FirstParents walk) throws RepositoryException {
    if (repository.isInHistory(bad, good)) {
      return String.format(
          "The good commit %s comes after the bad commit %s: swap -Dsmoke.good and -Dsmoke.bad.",
          good.abbreviated(), bad.abbreviated());
    }
    if (repository.isInHistory(good, bad)) {
      return String.format(
          "The good commit %s is on a branch that %s merged into main. Name that merge with"
              + " -Dsmoke.good=REVISION, or one before it, if the smoke passed there.",
          good.abbreviated(), broughtBy(walk.steps()).abbreviated());
    }
    return walk.beyond().isPresent()
        ? String.format(
            "This clone ends at %s, before the good commit %s. Run \"git fetch --unshallow\".",
            walk.beyond().get().abbreviated(), good.abbreviated())
        : String.format(
            "The good commit %s is not among the first parents of %s: no merge to main lies"
                + " between them. Name a commit of main's own line with -Dsmoke.good=REVISION.",
            good.abbreviated(), bad.abbreviated());
  }

  /** The oldest first parent that contains the good commit. */
  private CommitId broughtBy(List<Step> newestFirst) throws RepositoryException {
    int has = 0;
    int lacks = newestFirst.size();
    while (lacks - has > 1) {
      int middle = (has + lacks) / 2;
      if (repository.isInHistory(good, newestFirst.get(middle).id())) {
        has = middle;
      } else {
        lacks = middle;
      }
    }
    return newestFirst.get(has).id();
  }
}
