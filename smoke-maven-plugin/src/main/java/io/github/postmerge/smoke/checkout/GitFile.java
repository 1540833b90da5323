package io.github.postmerge.smoke.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.checkout.files.FileState;
import io.github.postmerge.smoke.checkout.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code .git} at a worktree's top, which points git to the repository. */
public final class GitFile {

  private static final String NAME = ".git";

  private GitFile() {}

  /**
   * Writes the file; fails if it exists.
   *
   * @param admin the worktree's entry in the repository
   */
  public static void write(Path top, Path admin) throws IOException {
    TreeWriter.create(top.resolve(NAME));
    Files.writeString(top.resolve(NAME), content(admin));
  }

  /** Writes the file again unless it is unchanged and points to this entry. */
  static void renew(Path top, Path admin, FileState before) throws IOException {
    Path file = top.resolve(NAME);
    if (!PreviousCheckout.now(file).equals(before)
        || !Files.readString(file, UTF_8).equals(content(admin))) {
      FileTree.delete(file);
      write(top, admin);
    }
  }

  static FileState state(Path top) throws IOException {
    return FileState.of(top.resolve(NAME));
  }

  private static String content(Path admin) {
    return "gitdir: " + admin + "\n";
  }
}
