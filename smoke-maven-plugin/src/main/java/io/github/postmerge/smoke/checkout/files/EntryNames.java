package io.github.postmerge.smoke.checkout.files;

import io.github.postmerge.smoke.text.ShortText;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The names that lead out of a worktree, or into its {@code .git}, on any operating system.
 *
 * <p>Always as with git's {@code core.protectHFS} and {@code core.protectNTFS} both on, because a
 * worktree can be on another system's file system.
 */
public final class EntryNames {

  /** HFS+ ignores these characters in names. */
  private static final Pattern IGNORED_BY_HFS =
      Pattern.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]");

  /**
   * NTFS drops trailing dots and spaces, reads a colon as the start of a stream name, and has short
   * names.
   */
  private static final Pattern DOT_GIT =
      Pattern.compile("(\\.git|git~1)[. ]*(:.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern WINDOWS_ABSOLUTE = Pattern.compile("([A-Za-z]:)?\\\\.*");

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\"]");

  private static final int LONGEST_SHOWN = 200;

  private EntryNames() {}

  public static boolean isHostile(String name) {
    return name.isEmpty()
        || name.indexOf('/') >= 0
        || WINDOWS_ABSOLUTE.matcher(name).lookingAt()
        || Arrays.stream(name.split("\\\\", -1)).anyMatch(EntryNames::leadsAway);
  }

  private static boolean leadsAway(String part) {
    String seenByHfs = IGNORED_BY_HFS.matcher(part).replaceAll("");
    return part.equals(".") || part.equals("..") || DOT_GIT.matcher(seenByHfs).matches();
  }

  /** A path on one line, with invisible characters escaped. */
  public static String shown(String path) {
    String shown =
        INVISIBLE
            .matcher(path)
            .replaceAll(m -> String.format("\\\\\\\\u%04x", m.group().codePointAt(0)));
    return ShortText.of(shown, LONGEST_SHOWN, "...");
  }
}
