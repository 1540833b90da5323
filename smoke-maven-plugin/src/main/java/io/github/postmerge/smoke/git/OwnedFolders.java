package io.github.postmerge.smoke.git;

import io.github.postmerge.smoke.checkout.Checkout;
import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.lock.OwnershipLock;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Folders with an owner file beside each, so that the next run finds what a dead one left behind.
 *
 * @param root the folder that contains them
 */
public record OwnedFolders(Path root) {

  private static final String OURS = "{smoke,history}-*";
  private static final String NOTE = ".owner";
  private static final String LOCK = ".lock";

  /** Suffix of the manifest of an idle folder. */
  public static final String IDLE = ".idle";

  /** Suffixes of files that exist without a note only briefly, unless the process is killed. */
  private static final List<String> TEMPORARY =
      List.of(LOCK, NOTE + ".half", ".probe", ".idle.tmp");

  public OwnershipLock claim(String name) {
    return new OwnershipLock(root.resolve(name + NOTE), root.resolve(name + LOCK));
  }

  /**
   * Deletes the folders of dead runs; a folder that cannot be deleted now is left to a later run.
   */
  public void reclaim() {
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(root, OURS + NOTE)) {
      notes.forEach(note -> reclaim(nameIn(note, NOTE)));
    } catch (IOException | DirectoryIteratorException e) {
      // The folder does not exist, or we may not read it.
    }
    for (String suffix : TEMPORARY) {
      try (DirectoryStream<Path> parts = Files.newDirectoryStream(root, OURS + suffix)) {
        parts.forEach(part -> sweep(part, nameIn(part, suffix)));
      } catch (IOException | DirectoryIteratorException e) {
        // The folder does not exist, or we may not read it.
      }
    }
  }

  private static String nameIn(Path file, String suffix) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - suffix.length());
  }

  private void reclaim(String name) {
    try {
      claim(name)
          .ifAbandoned(
              () -> {
                Files.deleteIfExists(root.resolve(name + IDLE));
                FileTree.delete(root.resolve(name));
                FileTree.delete(root.resolve(name + Checkout.RENEWED));
              });
    } catch (IOException e) {
      // We may not delete it.
    }
  }

  /** Deletes an old file without a claim: its owner died between two steps. */
  private void sweep(Path part, String name) {
    try {
      if (Files.notExists(claim(name).note()) && OwnershipLock.isOld(part)) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      // It was deleted meanwhile, or we may not delete it.
    }
  }
}
