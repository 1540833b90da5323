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
  private final String unit;
  private final Map<CommitId, Integer> positions = new HashMap<>();

  /**
   * A line of commits.
   *
   * @param commits oldest first; the first is the good one
   */
  public MergeLine(List<CommitId> commits) {
    this(commits, "merge");
  }

  private MergeLine(List<CommitId> commits, String unit) {
    this.commits = List.copyOf(commits);
    this.unit = unit;
    for (int i = 0; i < commits.size(); i++) {
      positions.put(commits.get(i), i);
    }
  }

  /** The commit that a merged branch started from, its own commits, and the merge, oldest first. */
  static MergeLine inside(List<CommitId> commits) {
    return new MergeLine(commits, "commit");
  }

  /**
   * Main's merges after a good commit, up to a bad one.
   *
   * @throws RepositoryException if the good one is not before the bad one on that line
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
      throw new RepositoryException(new UnrelatedEnds(repository, good, bad).problem(walk));
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

  /** The noun for one of them: merge or commit. */
  public String unit() {
    return unit;
  }

  /** The number of candidates. */
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
