package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The paths of a repository's trees; reads no file. */
public final class TreeChanges {

  private final GitRepository repository;

  public TreeChanges(GitRepository repository) {
    this.repository = repository;
  }

  /**
   * The paths of files that differ between two commits.
   *
   * @param most the maximum number of paths
   */
  public List<String> between(CommitId before, CommitId after, int most)
      throws RepositoryException {
    try (ObjectReader reader = repository.jgit().newObjectReader();
        RevWalk walk = new RevWalk(reader);
        TreeWalk trees = new TreeWalk(reader)) {
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      trees.addTree(walk.parseCommit(before.toObjectId()).getTree());
      trees.addTree(walk.parseCommit(after.toObjectId()).getTree());
      return paths(trees, most);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    } catch (IOException e) {
      throw GitRepository.unreadable(e);
    }
  }

  /** The paths of a commit's files. */
  public List<String> paths(CommitId commit, int most) throws RepositoryException {
    try (ObjectReader reader = repository.jgit().newObjectReader();
        RevWalk walk = new RevWalk(reader);
        TreeWalk tree = new TreeWalk(reader)) {
      tree.setRecursive(true);
      tree.addTree(walk.parseCommit(commit.toObjectId()).getTree());
      return paths(tree, most);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    } catch (IOException e) {
      throw GitRepository.unreadable(e);
    }
  }

  private static List<String> paths(TreeWalk trees, int most) throws IOException {
    List<String> paths = new ArrayList<>();
    while (paths.size() < most && trees.next()) {
      paths.add(trees.getPathString());
    }
    return paths;
  }
}
