package io.github.postmerge.smoke.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.git.NativeGit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A main of merges: each has the one before as its first parent, and a branch's commit besides. */
public final class BenchMain {

  private BenchMain() {}

  /** Builds a bare repository, and tells the merges' full ids, oldest first. */
  public static List<String> build(Path folder, int merges, Instant newest)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    NativeGit.run(folder, "init", "-q", "--bare", "-b", "main");
    Process git =
        new ProcessBuilder("git", "fast-import", "--quiet")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = new BufferedOutputStream(git.getOutputStream(), 1 << 20)) {
      for (int merge = 0; merge < merges; merge++) {
        Instant landed = newest.minus(BenchHistory.BETWEEN.multipliedBy(merges - 1 - merge));
        out.write(commands(merge, landed.getEpochSecond()).getBytes(UTF_8));
      }
    }
    if (git.waitFor() != 0) {
      throw new IOException("git fast-import failed");
    }
    List<String> main =
        new ArrayList<>(
            NativeGit.run(folder, "rev-list", "--first-parent", "main").lines().toList());
    Collections.reverse(main);
    return main;
  }

  private static String commands(int merge, long seconds) {
    String who = "Ada Lovelace <ada@example.org> " + seconds + " +0000\n";
    String message = "Merge pull request #" + merge + " from acme/branch-" + merge;
    String branch =
        merge == 0
            ? ""
            : "commit refs/heads/branch\ncommitter "
                + who
                + "data 6\nChange\nfrom refs/heads/main\n";
    return branch
        + "commit refs/heads/main\ncommitter "
        + who
        + "data "
        + message.length()
        + "\n"
        + message
        + "\n"
        + (merge == 0 ? "" : "merge refs/heads/branch\n");
  }
}
