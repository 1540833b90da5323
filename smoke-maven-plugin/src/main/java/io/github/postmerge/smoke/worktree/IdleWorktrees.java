package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.Manifest;
import io.github.postmerge.smoke.checkout.ManifestFile;
import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.git.OwnedFolders;
import io.github.postmerge.smoke.lock.OwnershipLock;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Worktrees that are not in use. Each has a manifest beside it and is not registered in a
 * repository.
 *
 * @param root the folder that contains them
 */
public record IdleWorktrees(Path root) {

  private static final String MANIFEST = OwnedFolders.IDLE;
  private static final String ALL = "smoke-";

  /**
   * Takes the most recently used worktree of a repository.
   *
   * @param owner the path of the repository's common directory
   */
  Optional<Taken> take(String owner) throws IOException {
    for (Path manifest : manifests(prefix(owner))) {
      Optional<Taken> taken = take(manifest, owner);
      if (taken.isPresent()) {
        return taken;
      }
    }
    return Optional.empty();
  }

  /**
   * Acquires the claim first: its holder has exclusive use of the folder and its manifest. Two
   * owners can have the same name prefix, so the owner is read from the manifest.
   */
  private Optional<Taken> take(Path manifest, String owner) throws IOException {
    String name = name(manifest);
    OwnershipLock.Held claim;
    try {
      claim = new OwnedFolders(root).claim(name).acquire();
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
    try {
      ManifestFile file = ManifestFile.read(manifest);
      if (file.owner().equals(owner)) {
        Files.delete(manifest);
        return Optional.of(new Taken(root.resolve(name), file.manifest(), claim));
      }
      claim.close();
      return Optional.empty();
    } catch (IOException e) {
      // Another run took it meanwhile, or the manifest is unreadable and the worktree useless.
      discard(manifest);
      claim.close();
      return Optional.empty();
    }
  }

  /** Leaves a worktree to later runs; the caller holds its claim. */
  void put(Path folder, String owner, Manifest manifest) throws IOException {
    new ManifestFile(owner, manifest).write(manifest(folder));
  }

  boolean isFull(String owner, int most) throws IOException {
    return manifests(prefix(owner)).size() >= most;
  }

  /** The name prefix of one owner's worktrees. */
  static String prefix(String owner) {
    return String.format("smoke-%08x", owner.hashCode());
  }

  private static Path manifest(Path folder) {
    return folder.resolveSibling(folder.getFileName() + MANIFEST);
  }

  /** Removes the least recently used worktrees until the others take up at most this many bytes. */
  public void shrinkTo(long bytes) throws IOException {
    long sum = 0;
    for (Path manifest : manifests(ALL)) {
      sum += FileTree.size(root.resolve(name(manifest)));
      if (sum > bytes) {
        remove(manifest);
      }
    }
  }

  /**
   * Removes all, and the folders that dead runs left behind.
   *
   * @return how many were removed
   */
  public int clear() throws IOException {
    new OwnedFolders(root).reclaim();
    int removed = 0;
    for (Path manifest : manifests(ALL)) {
      removed += remove(manifest) ? 1 : 0;
    }
    return removed;
  }

  private boolean remove(Path manifest) throws IOException {
    OwnershipLock.Held claim;
    try {
      claim = new OwnedFolders(root).claim(name(manifest)).acquire();
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    try {
      return discard(manifest);
    } finally {
      claim.close();
    }
  }

  private boolean discard(Path manifest) throws IOException {
    boolean existed = Files.deleteIfExists(manifest);
    if (existed) {
      FileTree.delete(root.resolve(name(manifest)));
    }
    return existed;
  }

  private static String name(Path manifest) {
    String file = manifest.getFileName().toString();
    return file.substring(0, file.length() - MANIFEST.length());
  }

  /** Most recently used first. */
  private List<Path> manifests(String prefix) throws IOException {
    List<Used> found = new ArrayList<>();
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> paths = Files.newDirectoryStream(root, prefix + "*" + MANIFEST)) {
        for (Path path : paths) {
          Used.of(path).ifPresent(found::add);
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    found.sort(Collections.reverseOrder(Comparator.comparing(Used::when)));
    return found.stream().map(Used::manifest).toList();
  }

  private record Used(Path manifest, FileTime when) {

    static Optional<Used> of(Path manifest) {
      try {
        return Optional.of(new Used(manifest, Files.getLastModifiedTime(manifest)));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * A worktree that this run has claimed.
   *
   * @param folder the worktree's top
   * @param manifest what was checked out in it
   */
  record Taken(Path folder, Manifest manifest, OwnershipLock.Held claim) {}
}
