package io.github.postmerge.smoke.redrun;

import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.masking.Masker;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A masked command of an envelope; each mask matches any text.
 *
 * @param argv masked
 */
record CommandTemplate(List<String> argv) {

  private static final Pattern MASK = Pattern.compile(Pattern.quote(Masker.MASK));

  /** False for every command if the shell line or program is masked completely. */
  boolean fits(List<String> command) {
    if (command.size() != argv.size() || !isShown(decisivePart())) {
      return false;
    }
    for (int i = 0; i < argv.size(); i++) {
      if (!fits(argv.get(i), command.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The shell's command line, or else the program. */
  private String decisivePart() {
    return Arrays.stream(ShellDialect.values())
        .filter(dialect -> dialect.argv(last()).equals(argv))
        .map(dialect -> last())
        .findFirst()
        .orElse(argv.isEmpty() ? "" : argv.get(0));
  }

  private String last() {
    return argv.isEmpty() ? "" : argv.get(argv.size() - 1);
  }

  private static boolean isShown(String text) {
    return MASK.matcher(text).replaceAll("").codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Matches the pieces between the masks in order, each at its first occurrence. */
  private static boolean fits(String shown, String text) {
    String[] pieces = MASK.split(shown, -1);
    String last = pieces[pieces.length - 1];
    if (pieces.length == 1) {
      return shown.equals(text);
    }
    int at = pieces[0].length();
    if (!text.startsWith(pieces[0])) {
      return false;
    }
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = text.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return text.length() - last.length() >= at && text.endsWith(last);
  }
}
