package io.github.postmerge.smoke.checkout;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an earlier checkout laid out, to be held against what is there now. */
final class LaidOut {

  private final Path top;
  private final Manifest manifest;
  private final Map<String, Integer> entries;
  private final Set<String> folders;

  LaidOut(Path top, Manifest manifest) {
    this.top = top;
    this.manifest = manifest;
    this.entries = manifest.entriesByPath();
    this.folders = manifest.foldersByPath().keySet();
  }

  Path top() {
    return top;
  }

  Manifest manifest() {
    return manifest;
  }

  /** The place of a file, link or submodule. */
  Optional<Integer> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  /** Whether a folder was there; its path has a slash at its end. */
  boolean hasFolder(String path) {
    return folders.contains(path);
  }

  /** The state of an entry that is as it was; any other is deleted, and its state unknown. */
  FileState keepIntact(int entry) throws IOException {
    Path path = top.resolve(manifest.entries().get(entry).path());
    FileState now = now(path);
    if (isIntact(entry, now)) {
      return now;
    }
    if (!now.isUnknown()) {
      FileTree.delete(path);
    }
    return FileState.UNKNOWN;
  }

  private boolean isIntact(int entry, FileState now) {
    FileState before = manifest.states().get(entry);
    return manifest.entries().get(entry).isSubmodule()
        ? now.isFolder() && now.mode() == before.mode() && !now.isChangedAsOf(before)
        : now.equals(before);
  }

  /** What is there; unknown where nothing is. */
  static FileState now(Path path) throws IOException {
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
}
