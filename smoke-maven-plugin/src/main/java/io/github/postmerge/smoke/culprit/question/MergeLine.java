package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.FirstParents;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The commits of a search in the order in which they landed: the good one, and the candidates. */
public final class MergeLine {

  private final List<CommitId> commits;
  private final Map<CommitId, Integer> positions = new HashMap<>();

  /**
   * A line of commits.
   *
   * @param commits oldest first; the first is the good one
   */
  public MergeLine(List<CommitId> commits) {
    this.commits = List.copyOf(commits);
    for (int i = 0; i < commits.size(); i++) {
      positions.put(commits.get(i), i);
    }
  }

  /**
   * Main's merges after a good commit, up to a bad one.
   *
   * @throws RepositoryException where the good one is not before the bad one on that line
   */
  public static MergeLine between(GitRepository repository, CommitId good, CommitId bad)
      throws RepositoryException {
    if (good.equals(bad)) {
      throw new RepositoryException(
          String.format(
              "The good commit and the bad one are both %s, so there is nothing between them. Name"
                  + " another with -Dsmoke.good=REVISION or -Dsmoke.bad=REVISION.",
              good.abbreviated()));
    }
    FirstParents walk = FirstParents.of(repository, bad, good::equals);
    List<CommitId> commits = new ArrayList<>();
    walk.steps().forEach(step -> commits.add(step.id()));
    if (!commits.get(commits.size() - 1).equals(good)) {
      throw new RepositoryException(
          walk.beyond().isPresent()
              ? String.format(
                  "This clone ends at %s, before the good commit %s. Run \"git fetch"
                      + " --unshallow\".",
                  walk.beyond().get().abbreviated(), good.abbreviated())
              : String.format(
                  "The good commit %s is not among the first parents of %s: no merge to main lies"
                      + " between them. Name a commit of main's own line with"
                      + " -Dsmoke.good=REVISION.",
                  good.abbreviated(), bad.abbreviated()));
    }
    Collections.reverse(commits);
    return new MergeLine(commits);
  }

  /** Whether another line has the same commits in the same order. */
  public boolean hasSameCommits(MergeLine other) {
    return commits.equals(other.commits);
  }

  public CommitId good() {
    return commits.get(0);
  }

  public CommitId bad() {
    return commits.get(merges());
  }

  /** How many merges may be to blame. */
  public int merges() {
    return commits.size() - 1;
  }

  public CommitId at(int position) {
    return commits.get(position);
  }

  public OptionalInt position(CommitId commit) {
    Integer position = positions.get(commit);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }
}
