package io.github.postmerge.smoke.checkout;

import static java.util.stream.Collectors.toSet;

import io.github.postmerge.smoke.checkout.files.FileClock;
import io.github.postmerge.smoke.checkout.files.FileState;
import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.checkout.files.MountPoints;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;

/** Checks a tree out in a folder: all of it, or only what differs from an earlier checkout. */
final class TreeCheckout {

  private static final String INDEX = "index";

  private final Repository repository;
  private final CommitTree tree;
  private final Path top;

  TreeCheckout(Repository repository, CommitTree tree, Path top) {
    this.repository = repository;
    this.tree = tree;
    this.top = top;
  }

  Optional<Manifest> fresh(String settings, Path admin) throws IOException {
    for (TreeFolder folder : tree.folders()) {
      if (!folder.path().isEmpty()) {
        Files.createDirectory(top.resolve(folder.path()));
      }
    }
    List<FileState> states = write(tree.entries());
    return finish(settings, states, admin);
  }

  Optional<Manifest> over(KnownTree known, KeptPaths kept, Path admin)
      throws NotReusableException, IOException {
    Manifest earlier = known.manifest();
    if (plainMode() != earlier.plainMode()) {
      throw new NotReusableException(
          "new files now get other permissions than when it was checked out");
    }
    List<TreeEntry> entries = tree.entries();
    List<FileState> found = new Cleaning(top, known, kept).run();
    FileState[] states = statesOfSame(known, found);
    for (TreeFolder folder : tree.folders()) {
      createIfMissing(folder);
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      if (states[i].isUnknown()) {
        places.add(i);
      }
    }
    List<FileState> written = write(places.stream().map(entries::get).toList());
    for (int i = 0; i < places.size(); i++) {
      states[places.get(i)] = written.get(i);
    }
    GitFile.renew(top, admin, earlier.gitFile());
    return finish(earlier.settings(), Arrays.asList(states), admin);
  }

  /**
   * Returns {@link FileState#UNKNOWN} for entries that have to be written; deletes entries that
   * only the earlier commit has.
   */
  private FileState[] statesOfSame(KnownTree known, List<FileState> found) throws IOException {
    Manifest earlier = known.manifest();
    BitSet others = new BitSet(found.size());
    others.set(0, found.size());
    FileState[] states = new FileState[tree.entries().size()];
    for (int i = 0; i < states.length; i++) {
      TreeEntry entry = tree.entries().get(i);
      int place = known.entry(entry.path()).orElse(-1);
      states[i] = FileState.UNKNOWN;
      if (place >= 0 && earlier.entries().get(place).isSame(entry)) {
        states[i] = found.get(place);
        others.clear(place);
      }
    }
    removeOthers(earlier, others);
    return states;
  }

  private void removeOthers(Manifest earlier, BitSet others) throws IOException {
    for (int i = others.nextSetBit(0); i >= 0; i = others.nextSetBit(i + 1)) {
      FileTree.delete(top.resolve(earlier.entries().get(i).path()));
    }
    Set<String> staying = tree.folders().stream().map(TreeFolder::path).collect(toSet());
    for (int i = earlier.folders().size() - 1; i >= 0; i--) {
      String folder = earlier.folders().get(i).path();
      if (!staying.contains(folder)) {
        removeEmpty(top.resolve(folder));
      }
    }
  }

  private static void removeEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // It contains kept files.
    }
  }

  private void createIfMissing(TreeFolder folder) throws NotReusableException, IOException {
    Path path = top.resolve(folder.path());
    try {
      Files.createDirectory(path);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new NotReusableException(
            "\"" + path + "\" exists where a folder of the commit must be created");
      }
    }
  }

  private List<FileState> write(List<TreeEntry> entries) throws IOException {
    for (TreeEntry entry : entries) {
      if (entry.isSubmodule()) {
        Files.createDirectory(top.resolve(entry.path()));
      }
    }
    return new TreeWriter(repository, top).write(entries);
  }

  private Optional<Manifest> finish(String settings, List<FileState> states, Path admin)
      throws IOException {
    IndexFile.write(admin.resolve(INDEX), tree, states);
    List<FileState> all = withSubmodules(states);
    List<FileState> folderStates = new ArrayList<>();
    for (TreeFolder folder : tree.folders()) {
      folderStates.add(FileState.of(top.resolve(folder.path())));
    }
    FileState gitFile = GitFile.state(top);
    if (tree.hasEmptyFolders() || !canTellLaterChanges(all, folderStates, gitFile)) {
      return Optional.empty();
    }
    return Optional.of(
        new Manifest(
            settings,
            tree.entries(),
            all,
            tree.folders(),
            folderStates,
            tree.unfollowedFilters(),
            plainMode(),
            gitFile));
  }

  /** Only on Linux can we see mounts, and processes that left the smoke's process tree. */
  private boolean canTellLaterChanges(
      List<FileState> files, List<FileState> folders, FileState gitFile) throws IOException {
    return FileState.isTold()
        && MountPoints.areTold()
        && FileClock.hasPassed(files, probe())
        && FileClock.hasPassed(folders, probe())
        && FileClock.hasPassed(List.of(gitFile), probe());
  }

  /** The mode of a new file, which depends on the umask and the folder's access control list. */
  private int plainMode() throws IOException {
    TreeWriter.create(probe());
    int mode = FileState.of(probe()).mode();
    Files.delete(probe());
    return mode;
  }

  private Path probe() {
    return top.resolveSibling(top.getFileName() + ".probe");
  }

  private List<FileState> withSubmodules(List<FileState> states) throws IOException {
    List<FileState> all = new ArrayList<>(states);
    for (int i = 0; i < all.size(); i++) {
      if (tree.entries().get(i).isSubmodule()) {
        all.set(i, FileState.of(top.resolve(tree.entries().get(i).path())));
      }
    }
    return all;
  }
}
