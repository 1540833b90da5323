package io.github.postmerge.smoke.checkout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;

/** A tree that has been checked out before, by its paths. */
final class KnownTree {

  private final Manifest manifest;
  private final Map<String, Integer> entries;
  private final Map<String, Integer> folders;

  KnownTree(Manifest manifest) {
    this.manifest = manifest;
    this.entries = places(manifest.entries(), TreeEntry::path);
    this.folders = places(manifest.folders(), TreeFolder::path);
  }

  private static <T> Map<String, Integer> places(List<T> all, Function<T, String> path) {
    Map<String, Integer> places = new HashMap<>(all.size() * 2);
    for (int i = 0; i < all.size(); i++) {
      places.put(path.apply(all.get(i)), i);
    }
    return places;
  }

  Manifest manifest() {
    return manifest;
  }

  /** The index of a file, link or submodule; empty if there was none. */
  Optional<Integer> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  /** Whether a folder was there; its path has a slash at its end. */
  boolean hasFolder(String path) {
    return folders.containsKey(path);
  }

  /** The index of a folder with the same tree; empty if there was none. */
  Optional<Integer> same(String path, ObjectId id) {
    return Optional.ofNullable(folders.get(path))
        .filter(at -> manifest.folders().get(at).id().equals(id));
  }

  List<TreeEntry> entries(int folder) {
    TreeFolder same = manifest.folders().get(folder);
    return manifest.entries().subList(same.first(), same.first() + same.entries());
  }

  /** A folder and all below it. */
  List<TreeFolder> folders(int folder) {
    String path = manifest.folders().get(folder).path();
    int end = folder;
    while (end < manifest.folders().size() && manifest.folders().get(end).path().startsWith(path)) {
      end++;
    }
    return manifest.folders().subList(folder, end);
  }

  Set<String> unfollowedFilters() {
    return manifest.unfollowedFilters();
  }

  /** The id of a folder's {@code .gitattributes}; empty if there was none. */
  Optional<ObjectId> attributes(String folder) {
    return entry(folder + FolderReader.ATTRIBUTES).map(at -> manifest.entries().get(at).id());
  }
}
