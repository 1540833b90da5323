package io.github.postmerge.smoke.postmerge.diagnosis;

import io.github.postmerge.smoke.blame.KnownGood;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import java.util.List;
import java.util.Optional;

/**
 * The commits that a diagnosis compares.
 *
 * @param merge the commit whose smoke was red
 * @param before its first parent
 * @param lastGood a commit that is known to have passed, if any
 */
record Suspects(CommitId merge, CommitId before, Optional<CommitId> lastGood) {

  /** Empty if the clone lacks the parent, or the merge is a root commit. */
  static Optional<Suspects> in(
      GitRepository repository, CommitId merge, Optional<CommitId> lastGood)
      throws RepositoryException {
    List<CommitId> parents = repository.commit(merge).parents();
    if (parents.isEmpty() || !repository.has(parents.get(0).value())) {
      return Optional.empty();
    }
    return Optional.of(new Suspects(merge, parents.get(0), lastGood));
  }

  KnownGood known() {
    if (lastGood.isEmpty()) {
      return KnownGood.NONE;
    }
    if (lastGood.get().equals(merge)) {
      return KnownGood.MERGE;
    }
    return lastGood.get().equals(before) ? KnownGood.BEFORE : KnownGood.ANOTHER;
  }

  CommitId of(Role role) {
    return switch (role) {
      case MERGE -> merge;
      case BEFORE -> before;
      case LAST_GOOD -> lastGood.orElseThrow();
    };
  }
}
