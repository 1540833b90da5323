package io.github.postmerge.smoke.checkout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * An entry of a folder as the repository has it.
 *
 * @param path from the top, with slashes
 * @param place its name, a byte a character; folders are sorted as if theirs ended with a slash
 * @param mode what it is
 * @param id what is there
 */
record StoredEntry(String path, String place, FileMode mode, ObjectId id) {

  static StoredEntry of(String path, byte[] name, FileMode mode, ObjectId id) {
    return new StoredEntry(
        path, new String(name, ISO_8859_1) + (mode == FileMode.TREE ? "/" : ""), mode, id);
  }

  boolean isBefore(StoredEntry next) {
    return place.compareTo(next.place) < 0;
  }

  boolean isFolder() {
    return mode == FileMode.TREE;
  }

  boolean isLink() {
    return mode == FileMode.SYMLINK;
  }

  boolean isFile() {
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
  }
}
