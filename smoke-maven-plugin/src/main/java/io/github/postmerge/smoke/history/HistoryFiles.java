package io.github.postmerge.smoke.history;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The files of a history: those of single runs and those of compacted months.
 *
 * <p>Links are not followed. What begins with a dot, such as the folder of a git repository that
 * carries the history, and what has another ending, is somebody else's.
 *
 * @param readable relative to the history's folder, in their names' order
 * @param leftOut what no run has written
 */
record HistoryFiles(List<String> readable, List<LeftOut> leftOut) {

  /** An envelope of 4 MB at most, and a little beside it. */
  static final int LARGEST = 5 * 1024 * 1024;

  static final String ENTRY = ".json";
  static final String COMPACTED = ".jsonl.gz";

  static HistoryFiles in(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return new HistoryFiles(List.of(), List.of());
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("\"" + folder + "\" is not a folder");
    }
    Walk walk = new Walk(folder.toRealPath());
    Files.walkFileTree(walk.top, walk);
    walk.readable.sort(Comparator.naturalOrder());
    return new HistoryFiles(walk.readable, walk.leftOut);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path top;
    private final List<String> readable = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    Walk(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(top) && isHidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      if (isHidden(file) || !(name.endsWith(ENTRY) || name.endsWith(COMPACTED))) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink()) {
        leaveOut(file, "it is a symbolic link, and links are not followed");
      } else if (!attributes.isRegularFile()) {
        leaveOut(file, "it is not a regular file");
      } else if (name.endsWith(ENTRY) && attributes.size() > LARGEST) {
        leaveOut(
            file,
            String.format(
                Locale.ROOT,
                "it has %d bytes, and a run's file has at most %d",
                attributes.size(),
                LARGEST));
      } else {
        readable.add(shown(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(top)) {
        throw e;
      }
      leaveOut(file, "it cannot be read");
      return FileVisitResult.CONTINUE;
    }

    private void leaveOut(Path file, String why) {
      leftOut.add(new LeftOut(shown(file), why));
    }

    private String shown(Path file) {
      return top.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static boolean isHidden(Path file) {
      return String.valueOf(file.getFileName()).startsWith(".");
    }
  }
}
