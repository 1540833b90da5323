package io.github.postmerge.smoke.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one replay, deleted afterwards. */
final class WorkFolder implements AutoCloseable {

  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  static WorkFolder at(Path path) {
    return new WorkFolder(path);
  }

  static WorkFolder create(String name) throws IOException {
    return new WorkFolder(Files.createTempDirectory("replay-" + name + "-").toRealPath());
  }

  Path path() {
    return path;
  }

  /** Checks that a run removed its worktree, the worktree's entry, and what it fetched. */
  void requireNothingLeft() throws IOException {
    for (String folder : List.of("worktrees", "clone/.git/worktrees", "cache")) {
      List<Path> left = below(path.resolve(folder)).filter(Files::isRegularFile).toList();
      if (!left.isEmpty()) {
        throw new AssertionError("The run left behind: " + left);
      }
    }
  }

  private static Stream<Path> below(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList().stream();
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : below(path).sorted(Comparator.reverseOrder()).toList()) {
      Files.deleteIfExists(file);
    }
  }
}
