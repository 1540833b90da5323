package io.github.postmerge.smoke.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds all that is no longer as it was laid out, and deletes it.
 *
 * <p>A file is as it was only if all that {@code lstat} tells is: who puts size and modification
 * time back cannot put the change time back. A folder whose change time is as it was has gained and
 * lost nothing. No link is followed.
 */
final class Cleaning {

  private static final String GIT = ".git";
  private static final int PERMISSIONS = 07777;

  private final Path top;
  private final Manifest earlier;
  private final KeptPaths kept;
  private final Map<String, Integer> entries;
  private final Map<String, Integer> folders;
  private final Set<String> missing = new HashSet<>();

  Cleaning(Path top, Manifest earlier, KeptPaths kept) {
    this.top = top;
    this.earlier = earlier;
    this.kept = kept;
    this.entries = earlier.entriesByPath();
    this.folders = earlier.foldersByPath();
  }

  /**
   * Cleans.
   *
   * @return which entries are as they were; the others are no longer there
   */
  BitSet run() throws NotReusableException, IOException {
    for (int i = 0; i < earlier.folders().size(); i++) {
      look(earlier.folders().get(i), earlier.folderStates().get(i));
    }
    FileState[] now = states();
    BitSet intact = new BitSet(now.length);
    for (int i = 0; i < now.length; i++) {
      if (isIntact(i, now[i])) {
        intact.set(i);
      } else if (!now[i].isUnknown()) {
        FileTree.delete(path(i));
      }
    }
    return intact;
  }

  /** The folders above have been looked at before. */
  private void look(TreeFolder folder, FileState before) throws NotReusableException, IOException {
    if (!folder.path().isEmpty() && missing.contains(parent(folder.path()))) {
      missing.add(folder.path());
      return;
    }
    Path path = top.resolve(folder.path());
    FileState now = state(path);
    if (!now.isFolder() && !folder.path().isEmpty()) {
      FileTree.delete(path);
      missing.add(folder.path());
      return;
    }
    requireSamePlace(folder, before, now);
    if (now.mode() != before.mode()) {
      Modes.set(path, before.mode() & PERMISSIONS);
    }
    if (!now.isChangedAsOf(before)) {
      return;
    }
    clear(folder.path(), path);
    requirePlainFiles(folder, path);
  }

  private static String parent(String folder) {
    return folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
  }

  private void requireSamePlace(TreeFolder folder, FileState before, FileState now)
      throws NotReusableException {
    boolean isTop = folder.path().isEmpty();
    if (!now.isFolder()
        || now.device() != before.device()
        || now.user() != before.user()
        || now.group() != before.group()
        || (isTop && now.inode() != before.inode())) {
      throw new NotReusableException(
          String.format(
              "its folder \"/%s\" is another one, or somebody else's",
              EntryNames.shown(folder.path())));
    }
  }

  private void clear(String folder, Path path) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        String name = folder + child.getFileName();
        boolean known =
            entries.containsKey(name) || folders.containsKey(name + "/") || name.equals(GIT);
        if (!known) {
          clear(name, child, Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void clear(String name, Path path, boolean isFolder) throws IOException {
    boolean isLink = Files.isSymbolicLink(path);
    if (kept.contain(name) && !isLink) {
      return;
    }
    if (isFolder && kept.lieBelow(name)) {
      clear(name + "/", path);
    } else {
      FileTree.delete(path);
    }
  }

  /** Permissions that a folder gives to new files (ACLs) show on a new file only. */
  private void requirePlainFiles(TreeFolder folder, Path path)
      throws NotReusableException, IOException {
    Path probe = path.resolve(".smoke-" + Long.toHexString(System.nanoTime()));
    TreeWriter.create(probe);
    int mode = FileState.of(probe).mode();
    Files.delete(probe);
    if (mode != earlier.plainMode()) {
      throw new NotReusableException(
          String.format(
              "its folder \"/%s\" gives permissions of its own to new files",
              EntryNames.shown(folder.path())));
    }
  }

  private FileState[] states() throws IOException {
    FileState[] states = new FileState[earlier.entries().size()];
    try {
      IntStream.range(0, states.length)
          .parallel()
          .forEach(
              i -> {
                try {
                  boolean gone = missing.contains(earlier.entries().get(i).folder());
                  states[i] = gone ? FileState.UNKNOWN : state(path(i));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      return states;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static FileState state(Path path) throws IOException {
    try {
      return FileState.of(path);
    } catch (NoSuchFileException e) {
      return FileState.UNKNOWN;
    } catch (FileSystemException e) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      return FileState.UNKNOWN;
    }
  }

  private boolean isIntact(int i, FileState now) throws IOException {
    FileState before = earlier.states().get(i);
    if (!earlier.entries().get(i).isSubmodule()) {
      return now.equals(before);
    }
    return now.isFolder() && now.mode() == before.mode() && !now.isChangedAsOf(before);
  }

  private Path path(int i) {
    return top.resolve(earlier.entries().get(i).path());
  }
}
