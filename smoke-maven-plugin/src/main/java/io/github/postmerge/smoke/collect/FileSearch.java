package io.github.postmerge.smoke.collect;

import io.github.postmerge.smoke.collect.LeftOut.Reason;
import io.github.postmerge.smoke.collect.PathPatterns.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;

/** Finds the matching files of a tree, in the order of their paths. */
final class FileSearch {

  /** Limits open handles: each level keeps one. */
  static final int DEEPEST = 64;

  /** A tree of this size is listed in one or two seconds. */
  static final int MOST_SEEN = 200_000;

  private final Sink sink;
  private final LeftOut leftOut;
  private final StopSignal stop;
  private int seen;

  FileSearch(Sink sink, LeftOut leftOut, StopSignal stop) {
    this.sink = sink;
    this.leftOut = leftOut;
    this.stop = stop;
  }

  /** Receives the matching files. */
  interface Sink {
    /**
     * Receives one file.
     *
     * @param path relative to the tree's top
     */
    void take(OpenedFolder folder, String path);
  }

  /** Passes every matching file to the sink. */
  void in(Path top, PathPatterns patterns) throws IOException {
    try (OpenedFolder folder = OpenedFolder.open(top)) {
      search(folder, new Place("", 0, patterns.top()));
    }
  }

  /**
   * A folder of the walk.
   *
   * @param prefix its path relative to the top, with a slash at the end; empty for the top
   */
  private record Place(String prefix, int depth, Position position) {

    Place child(String name) {
      return new Place(prefix + name + "/", depth + 1, position.after(name));
    }

    String path(String name) {
      return prefix + name;
    }
  }

  private void search(OpenedFolder folder, Place place) throws IOException {
    List<Path> names = folder.names(MOST_SEEN + 1 - seen);
    names.sort(Comparator.comparing(Path::toString));
    for (Path name : names) {
      if (stop.isSet() || ++seen > MOST_SEEN) {
        leftOut.add(stop.isSet() ? Reason.TIME : Reason.UNSEEN, place.path(name.toString()));
        return;
      }
      visit(folder, place, name);
    }
  }

  private void visit(OpenedFolder folder, Place place, Path name) {
    if (isGitsOwn(name)) {
      return;
    }
    Place below = place.child(name.toString());
    boolean isMatch = below.position().isMatch();
    if (!isMatch && !below.position().mayMatchBelow()) {
      return;
    }
    String path = place.path(name.toString());
    try {
      BasicFileAttributes attributes = folder.attributes(name);
      if (attributes.isDirectory()) {
        enter(folder, name, below);
      } else if (isMatch && attributes.isRegularFile()) {
        sink.take(folder, path);
      } else if (isMatch) {
        leftOut.add(Reason.NO_FILE, path);
      }
    } catch (IOException e) {
      leftOut.add(Reason.UNREADABLE, path);
    }
  }

  private void enter(OpenedFolder folder, Path name, Place below) throws IOException {
    if (!below.position().mayMatchBelow()) {
      return;
    }
    if (below.depth() > DEEPEST) {
      leftOut.add(Reason.DEPTH, below.prefix());
      return;
    }
    try (OpenedFolder child = folder.folder(name)) {
      search(child, below);
    }
  }

  /** The configuration in {@code .git} can contain a password. */
  private static boolean isGitsOwn(Path name) {
    return name.toString().equalsIgnoreCase(".git");
  }
}
