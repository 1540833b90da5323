package io.github.postmerge.smoke.checkout;

import org.eclipse.jgit.lib.ObjectId;

/**
 * A folder of a commit's tree.
 *
 * @param path relative to the top, with a slash at its end; empty for the top
 * @param id id of its tree
 * @param first index of the first entry below it
 * @param entries files, links and submodules in it and below
 * @param folders folders directly in it
 */
public record TreeFolder(String path, ObjectId id, int first, int entries, int folders) {

  TreeFolder movedBy(int entriesMore) {
    return new TreeFolder(path, id, first + entriesMore, entries, folders);
  }
}
