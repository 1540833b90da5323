package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The replacements of byte ranges; a secret takes precedence over a path. */
final class Replacements {

  private final List<FolderPaths.Found> inOrder;

  private Replacements(List<FolderPaths.Found> inOrder) {
    this.inOrder = inOrder;
  }

  static Replacements of(List<Span> secrets, List<FolderPaths.Found> paths) {
    List<FolderPaths.Found> all = new ArrayList<>(secrets.size() + paths.size());
    secrets.forEach(s -> all.add(new FolderPaths.Found(s.start(), s.end(), Masker.MASK)));
    if (!paths.isEmpty()) {
      addPaths(paths, secrets, all);
      all.sort(Comparator.comparingInt(FolderPaths.Found::start));
    }
    return new Replacements(all);
  }

  private static void addPaths(
      List<FolderPaths.Found> paths, List<Span> secrets, List<FolderPaths.Found> all) {
    int next = 0;
    int end = 0;
    for (FolderPaths.Found path : paths) {
      while (next < secrets.size() && secrets.get(next).end() <= path.start()) {
        next++;
      }
      boolean isFree = next == secrets.size() || secrets.get(next).start() >= path.end();
      if (isFree && path.start() >= end) {
        all.add(path);
        end = path.end();
      }
    }
  }

  /** The text of a range; a replacement that crosses its edge is included. */
  String render(byte[] utf8, int start, int end) {
    if (inOrder.isEmpty()) {
      return decode(utf8, start, end);
    }
    StringBuilder text = new StringBuilder();
    int at = start;
    for (FolderPaths.Found found : inOrder) {
      if (found.end() > at && found.start() < end) {
        text.append(decode(utf8, at, Math.max(at, found.start()))).append(found.shown());
        at = Math.min(end, found.end());
      }
    }
    return text.append(decode(utf8, at, end)).toString();
  }

  private static String decode(byte[] utf8, int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }
}
