package io.github.postmerge.smoke.culprit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;

/**
 * A clone whose main has so many merges, each of one file, and a remote beside it. Merge 0 is the
 * good commit; {@code state} says what the smoke finds at each.
 */
final class SearchedMain {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final Path folder;
  private final List<String> commits = new ArrayList<>();

  private SearchedMain(Path folder) {
    this.folder = folder;
  }

  /** What a merge brings beside its own file; null removes a file. */
  @FunctionalInterface
  interface Content {
    Map<String, String> at(int merge);
  }

  /** In a folder of its own; the remote is beside it. */
  static SearchedMain of(Path place, int merges, Content content) throws Exception {
    Path remote = place.resolve("remote.git");
    SearchedMain main = new SearchedMain(Files.createDirectories(place.resolve("clone")));
    Git.init().setBare(true).setInitialBranch("main").setDirectory(remote.toFile()).call().close();
    try (Git git = Git.init().setInitialBranch("main").setDirectory(main.folder.toFile()).call()) {
      git.remoteAdd().setName("origin").setUri(new URIish(remote.toUri().toString())).call();
      for (int merge = 0; merge <= merges; merge++) {
        main.commit(git, merge, content.at(merge));
      }
      git.push()
          .setRemote("origin")
          .setRefSpecs(new RefSpec("refs/heads/main:refs/heads/main"))
          .call();
    }
    return main;
  }

  private void commit(Git git, int merge, Map<String, String> files) throws Exception {
    Files.writeString(folder.resolve("merge-" + merge + ".txt"), "of merge " + merge + "\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    git.add().addFilepattern(".").call();
    PersonIdent ada =
        new PersonIdent("Ada", "ada@example.org", START.plusSeconds(600L * merge), ZoneOffset.UTC);
    commits.add(
        git.commit()
            .setMessage("Merge pull request #" + merge + ": task-" + merge)
            .setAuthor(ada)
            .setCommitter(ada)
            .setSign(false)
            .call()
            .getName());
  }

  Path folder() {
    return folder;
  }

  /** A bare repository with the same main. */
  Path remote() {
    return folder.resolveSibling("remote.git");
  }

  /** The full id of a merge. */
  String commit(int merge) {
    return commits.get(merge);
  }

  int merges() {
    return commits.size() - 1;
  }
}
