package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.attributes.EndOfLine;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a commit has at a path.
 *
 * @param path from the top, with slashes
 * @param mode a file's, an executable file's, a symbolic link's or a submodule's
 * @param id what is there
 * @param ends what becomes of the ends of a file's lines
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
