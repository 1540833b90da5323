package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.it.MergedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A repository in which a worktree can be moved from one commit to the next.
 *
 * @param copy its working copy
 */
record TwoCommits(Path copy, CommitId first, CommitId second) {

  static TwoCommits in(Path copy) throws Exception {
    write(copy, "a.txt", "one");
    write(copy, "b.txt", "same");
    write(copy, "run.sh", "echo run");
    if (!copy.resolve("run.sh").toFile().setExecutable(true)) {
      throw new IOException("a disk without permissions");
    }
    write(copy, "src/x.txt", "x1");
    write(copy, "src/deep/y.txt", "y");
    write(copy, "gone/z.txt", "z");
    write(copy, ".gitignore", "build/\n*.log\n");
    Files.createSymbolicLink(copy.resolve("link"), Path.of("a.txt"));
    MergedRepository.smoking(copy.toFile(), "true");
    CommitId first = head(copy);
    write(copy, "src/x.txt", "x2");
    write(copy, "new/n.txt", "n");
    Files.delete(copy.resolve("gone/z.txt"));
    NativeGit.run(copy, "add", "-A");
    NativeGit.run(
        copy, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "2");
    return new TwoCommits(copy, first, head(copy));
  }

  private static void write(Path copy, String path, String content) throws IOException {
    Files.createDirectories(copy.resolve(path).getParent());
    Files.writeString(copy.resolve(path), content);
  }

  private static CommitId head(Path copy) throws RepositoryException {
    try (GitRepository repository = GitRepository.at(copy)) {
      return repository.resolve("HEAD");
    }
  }
}
