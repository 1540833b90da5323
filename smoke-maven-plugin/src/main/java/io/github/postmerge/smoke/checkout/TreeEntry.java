package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.attributes.EndOfLine;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * An entry of a commit's tree: a file, link or submodule.
 *
 * @param path relative to the top, with slashes
 * @param mode a file's, an executable file's, a symbolic link's or a submodule's
 * @param id id of its object
 * @param ends how a file's line endings are converted
 */
public record TreeEntry(String path, FileMode mode, ObjectId id, EndOfLine ends) {

  boolean isLink() {
    return mode == FileMode.SYMLINK;
  }

  boolean isExecutable() {
    return mode == FileMode.EXECUTABLE_FILE;
  }

  boolean isSubmodule() {
    return mode == FileMode.GITLINK;
  }

  boolean isSame(TreeEntry other) {
    return mode == other.mode && id.equals(other.id) && ends == other.ends;
  }

  /** The folder that contains it, with a slash at its end; empty for the top. */
  String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
