package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds paths below one folder, to be shown relative to it: {@code /the/folder/src/A.java} as
 * {@code src/A.java}, the folder itself as {@code .}, and {@code file:} URLs as plain paths.
 *
 * <p>Only whole names count: {@code /the/folder2} and {@code /mnt/the/folder} are other folders.
 */
final class FolderPaths {

  static final FolderPaths NONE = new FolderPaths(Set.of());

  private static final byte[] SCHEME = "file:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOCAL = "file://".getBytes(StandardCharsets.US_ASCII);

  private final List<LiteralSearch> forms;

  /**
   * Finds a folder by its paths; ignores paths with only one name or with a control character,
   * which are ambiguous.
   */
  FolderPaths(Set<String> paths) {
    forms =
        paths.stream()
            .flatMap(path -> Stream.of(path, path.replace('\\', '/')))
            .distinct()
            .filter(FolderPaths::isUnambiguous)
            .map(path -> new LiteralSearch(path.getBytes(StandardCharsets.UTF_8)))
            .toList();
  }

  private static boolean isUnambiguous(String path) {
    return path.chars().noneMatch(c -> c < ' ')
        && path.length() >= 4
        && path.chars().filter(c -> c == '/' || c == '\\').count() > 1;
  }

  /**
   * The occurrence of the folder's path in a text.
   *
   * @param shown its replacement
   */
  record Found(int start, int end, String shown) {}

  /** All occurrences in order. */
  List<Found> find(byte[] text) {
    List<Found> found = new ArrayList<>();
    for (LiteralSearch form : forms) {
      for (int at = form.next(text, 0); at >= 0; at = form.next(text, at + 1)) {
        add(text, at, at + form.length(), found);
      }
    }
    if (forms.size() > 1) {
      found.sort(Comparator.comparingInt(Found::start));
    }
    return found;
  }

  /** The start of a folder's path that the text may end in; the text's length if there is none. */
  int openFrom(byte[] text) {
    return forms.stream().mapToInt(form -> form.openFrom(text)).min().orElse(text.length);
  }

  private static void add(byte[] text, int at, int end, List<Found> found) {
    int start = withScheme(text, at);
    if (!beginsPath(text, start) || continuesName(text, end)) {
      return;
    }
    boolean hasName = isSeparator(text, end) && (isName(text, end + 1) || isDot(text, end + 1));
    found.add(hasName ? new Found(start, end + 1, "") : new Found(start, end, "."));
  }

  private static int withScheme(byte[] text, int at) {
    for (byte[] scheme : List.of(LOCAL, SCHEME)) {
      int start = at - scheme.length;
      if (LiteralSearch.isAt(text, start, scheme) && beginsPath(text, start)) {
        return start;
      }
    }
    return at;
  }

  private static boolean beginsPath(byte[] text, int start) {
    boolean continues =
        isName(text, start - 1) || isDot(text, start - 1) || isSeparator(text, start - 1);
    return !continues || AnsiSequences.endsAt(text, start);
  }

  /** A dot may also end a sentence. */
  private static boolean continuesName(byte[] text, int end) {
    return isDot(text, end)
        ? isName(text, end + 1) || isDot(text, end + 1) || isSeparator(text, end + 1)
        : isName(text, end);
  }

  private static boolean isDot(byte[] text, int at) {
    return at >= 0 && at < text.length && text[at] == '.';
  }

  private static boolean isSeparator(byte[] text, int at) {
    return at >= 0 && at < text.length && (text[at] == '/' || text[at] == '\\');
  }

  private static boolean isName(byte[] text, int at) {
    if (at < 0 || at >= text.length) {
      return false;
    }
    byte b = text[at];
    return b < 0 || Character.isLetterOrDigit(b) || "_-+~%$#".indexOf(b) >= 0;
  }
}
