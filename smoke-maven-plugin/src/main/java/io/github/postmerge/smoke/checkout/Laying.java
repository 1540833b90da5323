package io.github.postmerge.smoke.checkout;

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
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/** Lays a tree out in a folder: all of it, or what differs from what is there. */
final class Laying {

  private final Repository repository;
  private final CommitTree tree;
  private final Path top;

  Laying(Repository repository, CommitTree tree, Path top) {
    this.repository = repository;
    this.tree = tree;
    this.top = top;
  }

  Optional<Manifest> fresh(String settings, Path index) throws IOException {
    for (TreeFolder folder : tree.folders()) {
      if (!folder.path().isEmpty()) {
        Files.createDirectory(top.resolve(folder.path()));
      }
    }
    List<FileState> states = write(tree.entries());
    return finish(settings, states, index);
  }

  Optional<Manifest> over(Manifest earlier, KeptPaths kept, Path index)
      throws NotReusableException, IOException {
    BitSet intact = new Cleaning(top, earlier, kept).run();
    List<TreeEntry> entries = tree.entries();
    FileState[] states = statesOfSame(earlier, intact);
    removeOthers(earlier, intact);
    for (TreeFolder folder : tree.folders()) {
      makeWhereMissing(folder);
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
    return finish(earlier.settings(), Arrays.asList(states), index);
  }

  /** Unknown is what has to be written; the bits of what stays are all that is left set. */
  private FileState[] statesOfSame(Manifest earlier, BitSet intact) {
    Map<String, Integer> places = earlier.entriesByPath();
    BitSet staying = new BitSet(earlier.entries().size());
    FileState[] states = new FileState[tree.entries().size()];
    for (int i = 0; i < states.length; i++) {
      TreeEntry entry = tree.entries().get(i);
      int place = places.getOrDefault(entry.path(), -1);
      boolean stays = place >= 0 && intact.get(place) && earlier.entries().get(place).isSame(entry);
      states[i] = stays ? earlier.states().get(place) : FileState.UNKNOWN;
      if (stays) {
        staying.set(place);
      }
    }
    intact.andNot(staying);
    return states;
  }

  private void removeOthers(Manifest earlier, BitSet others) throws IOException {
    for (int i = others.nextSetBit(0); i >= 0; i = others.nextSetBit(i + 1)) {
      FileTree.delete(top.resolve(earlier.entries().get(i).path()));
    }
    Map<String, Integer> staying = tree.foldersByPath();
    for (int i = earlier.folders().size() - 1; i >= 0; i--) {
      String folder = earlier.folders().get(i).path();
      if (!staying.containsKey(folder)) {
        removeEmpty(top.resolve(folder));
      }
    }
  }

  private static void removeEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // What is kept lies in it.
    }
  }

  private void makeWhereMissing(TreeFolder folder) throws NotReusableException, IOException {
    Path path = top.resolve(folder.path());
    try {
      Files.createDirectory(path);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new NotReusableException("\"" + path + "\" stands where a folder of the commit goes");
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

  private Optional<Manifest> finish(String settings, List<FileState> states, Path index)
      throws IOException {
    Path probe = top.resolveSibling(top.getFileName() + ".probe");
    TreeWriter.create(probe);
    int plainMode = FileState.of(probe).mode();
    IndexFile.write(index, tree, states);
    List<FileState> all = withSubmodules(states);
    List<FileState> folderStates = new ArrayList<>();
    for (TreeFolder folder : tree.folders()) {
      folderStates.add(FileState.of(top.resolve(folder.path())));
    }
    boolean told =
        FileState.isTold()
            && FileClock.hasPassed(all, probe)
            && FileClock.hasPassed(folderStates, probe);
    if (!told || tree.hasEmptyFolders()) {
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
            plainMode));
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
