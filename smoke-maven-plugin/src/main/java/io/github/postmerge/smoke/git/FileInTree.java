package io.github.postmerge.smoke.git;

import io.github.postmerge.smoke.checkout.VerifyingReader;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A file of a commit's tree.
 *
 * @param path relative to the tree's top, with {@code /} between folders
 */
record FileInTree(Repository repository, CommitId commit, String path) {

  /** In bytes. Task specs and registries are smaller; JGit refuses to load a larger file. */
  private static final int LARGEST = 5 * 1024 * 1024;

  /** The content; empty if the file does not exist. */
  Optional<byte[]> read() throws IOException {
    try (ObjectReader reader = new VerifyingReader(repository);
        RevWalk walk = new RevWalk(reader);
        TreeWalk tree =
            TreeWalk.forPath(reader, path, walk.parseCommit(commit.toObjectId()).getTree())) {
      if (tree == null) {
        requireNoLink(reader, walk.parseCommit(commit.toObjectId()).getTree());
        return Optional.empty();
      }
      if ((tree.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
        throw new IOException(
            "\"" + path + "\" is not a regular file in the commit's tree; make it one.");
      }
      ObjectLoader blob = reader.open(tree.getObjectId(0), Constants.OBJ_BLOB);
      return Optional.of(blob.getCachedBytes(LARGEST));
    } catch (CorruptObjectException e) {
      throw new IOException(GitRepository.damaged(e).getMessage(), e);
    }
  }

  /** A checkout could find a file behind a link, so the file is not reported as missing. */
  private void requireNoLink(ObjectReader reader, RevTree top) throws IOException {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      try (TreeWalk at = TreeWalk.forPath(reader, folder, top)) {
        if (at != null && (at.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_SYMLINK) {
          throw new IOException(
              String.format(
                  "\"%s\" cannot be looked up, because \"%s\" is not a folder in the commit's tree"
                      + " but a link; make it a folder.",
                  path, folder));
        }
      }
    }
  }
}
