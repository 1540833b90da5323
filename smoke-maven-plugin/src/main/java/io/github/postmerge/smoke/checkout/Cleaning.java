package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.checkout.files.FileState;
import io.github.postmerge.smoke.checkout.files.MountPoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Deletes everything that has changed since it was checked out.
 *
 * <p>A file is unchanged only if all fields of {@code lstat} are: a program can restore size and
 * modification time, but not the change time. A folder with the same change time has no entry added
 * or removed; any other folder is created again. No link is followed.
 */
final class Cleaning {

  private final Path top;
  private final Manifest earlier;
  private final PreviousCheckout previous;
  private final FolderRenewal renewal;
  private final FileState[] states;
  private final Set<String> missing = new HashSet<>();
  private final Set<String> renewed = new HashSet<>();

  Cleaning(Path top, KnownTree tree, KeptPaths kept) {
    this.top = top;
    this.earlier = tree.manifest();
    this.previous = new PreviousCheckout(top, tree);
    this.states = new FileState[earlier.entries().size()];
    this.renewal = new FolderRenewal(previous, kept, states);
  }

  /**
   * Cleans.
   *
   * @return the state of each unchanged entry; {@link FileState#UNKNOWN} for the others, which no
   *     longer exist
   */
  List<FileState> run() throws NotReusableException, IOException {
    MountPoints.requireNoneIn(top);
    for (int i = 0; i < earlier.folders().size(); i++) {
      check(earlier.folders().get(i), earlier.folderStates().get(i));
    }
    try {
      IntStream.range(0, states.length).parallel().forEach(this::check);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return List.of(states);
  }

  /** The folders above must have been checked before. */
  private void check(TreeFolder folder, FileState before) throws NotReusableException, IOException {
    if (missing.contains(parent(folder.path()))) {
      missing.add(folder.path());
      return;
    }
    FileState now = renewal.found(folder);
    boolean isTop = folder.path().isEmpty();
    if (now.isUnknown() && !isTop) {
      missing.add(folder.path());
      return;
    }
    if (!now.isFolder() || (isTop && now.inode() != before.inode())) {
      throw new NotReusableException("something else was put in its place");
    }
    if (now.isChangedAsOf(before)) {
      renewal.renew(folder, before.mode());
      renewed.add(folder.path());
    }
  }

  /** The parent of the top folder is "/", which is never missing. */
  private static String parent(String folder) {
    return folder.isEmpty()
        ? "/"
        : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
  }

  private void check(int entry) {
    String folder = earlier.entries().get(entry).folder();
    if (missing.contains(folder)) {
      states[entry] = FileState.UNKNOWN;
    } else if (!renewed.contains(folder)) {
      try {
        states[entry] = previous.keepIntact(entry);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
