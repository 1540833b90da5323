package io.github.postmerge.smoke.collect;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A path below an open folder; all folders on the path are open, and none is a link. */
final class CopyPath implements AutoCloseable {

  private final Deque<OpenedFolder> opened = new ArrayDeque<>();
  private final OpenedFolder top;
  private final Path name;

  private CopyPath(OpenedFolder top, Path path) {
    this.top = top;
    this.name = path.getFileName();
  }

  /** Whether a text is a relative path that stays below its folder. */
  static boolean isPlain(String path) {
    return List.of(path.split("/", -1)).stream()
        .noneMatch(n -> n.isEmpty() || n.equals(".") || n.equals("..") || n.indexOf('\0') >= 0);
  }

  /** Opens the folders on the path. */
  static CopyPath existing(OpenedFolder top, Path path) throws IOException {
    return to(top, path, (folder, child) -> {});
  }

  /** Creates missing folders on the path, and opens all. */
  static CopyPath made(OpenedFolder top, Path path) throws IOException {
    return to(top, path, CopyPath::createIfMissing);
  }

  private static void createIfMissing(OpenedFolder folder, Path name) throws IOException {
    try {
      folder.makeFolder(name);
    } catch (FileAlreadyExistsException e) {
      // It is opened next, which fails if it is not a folder.
    }
  }

  private interface Step {
    void before(OpenedFolder folder, Path name) throws IOException;
  }

  private static CopyPath to(OpenedFolder top, Path path, Step step) throws IOException {
    CopyPath place = new CopyPath(top, path);
    Path above = path.getParent();
    try {
      for (Path child : above == null ? List.<Path>of() : above) {
        step.before(place.folder(), child);
        place.opened.push(place.folder().folder(child));
      }
      return place;
    } catch (IOException e) {
      place.close();
      throw e;
    }
  }

  /** The folder that contains it. */
  OpenedFolder folder() {
    OpenedFolder last = opened.peek();
    return last == null ? top : last;
  }

  Path name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
