package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A branch's first-parent history, newest first: on main, the merges in the order they landed.
 *
 * @param steps the commits that this clone has
 * @param beyond the first parent of the last commit, if this clone lacks it
 */
public record FirstParents(List<Step> steps, Optional<CommitId> beyond) {

  /** Copies the list. */
  public FirstParents {
    steps = List.copyOf(steps);
  }

  /**
   * One commit.
   *
   * @param committedAt by the committer's clock
   */
  public record Step(CommitId id, Instant committedAt) {}

  /**
   * Follows first parents from a commit.
   *
   * @param isEnough asked with each commit; true ends the walk after it
   * @throws RepositoryException if the repository cannot be read
   */
  public static FirstParents of(
      GitRepository repository, CommitId head, Predicate<CommitId> isEnough)
      throws RepositoryException {
    List<Step> steps = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      Optional<ObjectId> next = Optional.of(head.toObjectId());
      while (next.isPresent()) {
        RevCommit commit = walk.parseCommit(next.get());
        CommitId id = CommitId.of(commit);
        steps.add(new Step(id, Instant.ofEpochSecond(commit.getCommitTime())));
        if (isEnough.test(id)) {
          return new FirstParents(steps, Optional.empty());
        }
        next = RawParents.of(commit).stream().findFirst();
        commit.disposeBody();
      }
      return new FirstParents(steps, Optional.empty());
    } catch (MissingObjectException e) {
      if (steps.isEmpty()) {
        throw repository.missing(e);
      }
      return new FirstParents(steps, Optional.of(CommitId.of(e.getObjectId())));
    } catch (IOException e) {
      throw GitRepository.unreadable(e);
    }
  }
}
