package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.checkout.files.FileState;
import java.util.List;
import java.util.Set;

/**
 * The content of a folder just after a checkout, so that any later change can be detected.
 *
 * @param settings fingerprint of the settings used
 * @param entries files, links and submodules in the index's order
 * @param states of each entry
 * @param folders each before its content; the top first
 * @param folderStates of each folder
 * @param unfollowedFilters filters that the tree asks for and that are not configured
 * @param plainMode type and permissions of a new file
 * @param gitFile state of the file that points to the repository
 */
public record Manifest(
    String settings,
    List<TreeEntry> entries,
    List<FileState> states,
    List<TreeFolder> folders,
    List<FileState> folderStates,
    Set<String> unfollowedFilters,
    int plainMode,
    FileState gitFile) {

  /** Does not copy the lists, because they are long; callers never change them. */
  public Manifest {
    if (entries.size() != states.size() || folders.size() != folderStates.size()) {
      throw new IllegalArgumentException("an entry or folder has no state");
    }
  }

  /** Bytes of all files. */
  public long size() {
    return states.stream().mapToLong(state -> Integer.toUnsignedLong(state.size())).sum();
  }
}
