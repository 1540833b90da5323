package io.github.postmerge.smoke.checkout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * An entry of a folder as the repository stores it.
 *
 * @param path relative to the top, with slashes
 * @param place its sort key: the name with one character per byte, and a slash at the end for a
 *     folder
 * @param mode its type
 * @param id id of its object
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
