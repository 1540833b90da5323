package io.github.postmerge.smoke.git;

import io.github.postmerge.smoke.checkout.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders that each have their owner beside them, so that the next run finds what a dead one left.
 *
 * @param root the folder that they lie in
 */
record OwnedFolders(Path root) {

  private static final String OURS = "{smoke,history}-*";
  private static final String NOTE = ".owner";

  Claim claim(String name) {
    return new Claim(root.resolve(name + NOTE), root.resolve(name + ".lock"));
  }

  /** What cannot be taken back now is left to a later run. */
  void reclaim() {
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(root, OURS + NOTE)) {
      for (Path note : notes) {
        String name = note.getFileName().toString();
        reclaim(name.substring(0, name.length() - NOTE.length()));
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Not there yet, or not ours to read.
    }
  }

  private void reclaim(String name) {
    try {
      claim(name)
          .ifAbandoned(
              () -> {
                IdleWorktrees.forget(root.resolve(name));
                FileTree.delete(root.resolve(name));
              });
    } catch (IOException e) {
      // Not ours to delete.
    }
  }
}
