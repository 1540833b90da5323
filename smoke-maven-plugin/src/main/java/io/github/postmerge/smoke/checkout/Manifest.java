package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.checkout.files.FileState;
import java.util.List;
import java.util.Set;

/**
 * What a folder held when a commit had been checked out in it, so that any change since can be
 * told.
 *
 * @param settings what of the configuration it was checked out by
 * @param entries files, links and submodules in the index's order
 * @param states of each entry
 * @param folders each before what is in it; the top first
 * @param folderStates of each folder
 * @param unfollowedFilters filters that the tree asks for and nobody has configured
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

  /** Takes the lists as they are, for they are long; nobody changes them. */
  public Manifest {
    if (entries.size() != states.size() || folders.size() != folderStates.size()) {
      throw new IllegalArgumentException("not each has its state");
    }
  }

  /** Bytes of all files. */
  public long size() {
    return states.stream().mapToLong(state -> Integer.toUnsignedLong(state.size())).sum();
  }
}
