package io.github.postmerge.smoke.history;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The files of a history: single runs, compacted months, and the answers of culprit searches.
 *
 * <p>Links are not followed. Names that begin with a dot, such as the folder of a git repository
 * that carries the history, and other file name extensions are ignored.
 */
record HistoryFiles(Listing runs, Listing answers) {

  /**
   * Files of one kind.
   *
   * @param readable relative to the history's folder, sorted by name
   * @param leftOut files that Smoke cannot have written
   */
  record Listing(List<String> readable, List<LeftOut> leftOut) {

    private Listing() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** An envelope of at most 4 MB, and the entry's other values. */
  static final int LARGEST = 5 * 1024 * 1024;

  private static final char UNDECODABLE = '\uFFFD';

  static final String ENTRY = ".json";
  static final String COMPACTED = ".jsonl.gz";

  /** Differs from a run's extension, because older versions would read it as a broken run. */
  static final String ANSWER = ".culprit";

  static HistoryFiles in(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return new HistoryFiles(new Listing(), new Listing());
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("\"" + folder + "\" is not a folder");
    }
    Walk walk = new Walk(folder.toRealPath());
    Files.walkFileTree(walk.top, walk);
    walk.runs.readable().sort(Comparator.naturalOrder());
    walk.answers.readable().sort(Comparator.naturalOrder());
    return new HistoryFiles(walk.runs, walk.answers);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path top;
    private final Listing runs = new Listing();
    private final Listing answers = new Listing();

    /** The name prefix of each folder on the path of the walk. */
    private final Deque<String> prefixes = new ArrayDeque<>();

    Walk(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (prefixes.isEmpty()) {
        prefixes.push("");
        return FileVisitResult.CONTINUE;
      }
      String name = name(folder);
      if (isHidden(name)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      prefixes.push(prefixes.element() + name + "/");
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      prefixes.pop();
      return super.postVisitDirectory(folder, e);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = name(file);
      if (isHidden(name) || !isOfHistory(name)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink()) {
        leaveOut(name, "it is a symbolic link, and links are not followed");
      } else if (!attributes.isRegularFile()) {
        leaveOut(name, "it is not a regular file");
      } else if (name.indexOf(UNDECODABLE) >= 0) {
        leaveOut(name, "its name is not in the system's encoding");
      } else if (!name.endsWith(COMPACTED) && attributes.size() > LARGEST) {
        leaveOut(
            name,
            String.format(
                Locale.ROOT,
                "it has %d bytes, and such a file has at most %d",
                attributes.size(),
                LARGEST));
      } else {
        listing(name).readable().add(prefixes.element() + name);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(top)) {
        throw e;
      }
      leaveOut(name(file), "it cannot be read");
      return FileVisitResult.CONTINUE;
    }

    private void leaveOut(String name, String why) {
      listing(name).leftOut().add(new LeftOut(prefixes.element() + name, why));
    }

    private Listing listing(String name) {
      return name.endsWith(ANSWER) ? answers : runs;
    }

    private static boolean isOfHistory(String name) {
      return name.endsWith(ENTRY) || name.endsWith(COMPACTED) || name.endsWith(ANSWER);
    }

    private static String name(Path file) {
      return String.valueOf(file.getFileName());
    }

    private static boolean isHidden(String name) {
      return name.startsWith(".");
    }
  }
}
