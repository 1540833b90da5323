package io.github.postmerge.smoke.masking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether a value is so common that it occurs in a log without being the secret.
 *
 * <p>Weak values are: one common word, a plain number, a boolean, a path, host name or URL of plain
 * names, and the value of a variable for an id, a commit or a branch. All other values are strong;
 * several words joined by hyphens are a passphrase.
 */
final class ValueStrength {

  /** Shorter values occur too often in logs. */
  static final int SHORTEST = 6;

  private static final int LONGEST_WORD = 16;
  private static final int LONGEST_NUMBER = 15;
  private static final int LONGEST_PATH = 400;

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,:][0-9]+)*%?");
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z]:|~|\\.{1,2})?[/\\\\](?:[A-Za-z0-9._-]+[/\\\\]?)*");
  private static final Pattern RELATIVE_PATH =
      Pattern.compile("[a-z][a-z._-]*(?:/[a-z][a-z._-]*){1,8}/?");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:localhost|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|(?:[a-z0-9-]{1,30}\\.)+"
              + "(?:com|org|net|io|dev|app|cloud|local|localhost|internal|intranet|corp|lan|example"
              + "|test|invalid|svc|co|eu|de|uk|fr|kr|jp|cn|br|pt|us|edu|gov))(?::[0-9]{1,5})?");
  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9._/-]{1,100}");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.:-]{1,20}://");

  /** Endings of variables whose values a run prints itself. */
  private static final Set<String> PRINTED =
      WordSet.of(
          "_ID _SHA _COMMIT _NUMBER _BRANCH _REF _REF_NAME _TAG _SLUG _REGION _USER _USR",
          "_USERNAME _ACTOR _HOST _HOSTNAME _JOB _DATABASE _DB");

  private static final Set<String> PRINTED_WHOLE = Set.of("USER", "LOGNAME", "HOSTNAME", "HOME");

  private final Set<String> printed;

  ValueStrength(Map<String, String> environment) {
    printed =
        environment.entrySet().stream()
            .filter(variable -> isPrinted(variable.getKey()))
            .map(variable -> variable.getValue().strip())
            .filter(value -> SIMPLE.matcher(value).matches())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a value may be masked wherever it appears. */
  boolean isStrong(String value) {
    return value.length() >= SHORTEST && !isPlain(value) && !printed.contains(value);
  }

  /** Whether a value is a common word, a number, a path, a host or a URL. */
  static boolean isPlain(String value) {
    return isCommonWord(value) || isNumber(value) || isPath(value) || isHost(value) || isUrl(value);
  }

  /** Whether it is a path of plain names. */
  static boolean isPath(String value) {
    if (value.length() > LONGEST_PATH
        || !(PATH.matcher(value).matches() || RELATIVE_PATH.matcher(value).matches())) {
      return false;
    }
    List<String> names =
        Stream.of(value.split("[/\\\\]", -1)).filter(name -> !name.isEmpty()).toList();
    return (names.size() > 1 || names.stream().allMatch(ValueStrength::isCommonWord))
        && names.stream().noneMatch(ValueStrength::isRandom);
  }

  /** Whether it is one common word. */
  static boolean isCommonWord(String value) {
    return value.length() <= LONGEST_WORD
        && (value.equals("[MASKED]") || Words.COMMON.contains(value.toLowerCase(Locale.ROOT)));
  }

  private static boolean isNumber(String value) {
    return value.length() <= LONGEST_NUMBER && NUMBER.matcher(value).matches();
  }

  private static boolean isHost(String value) {
    return value.length() <= 100
        && HOST.matcher(value).matches()
        && Stream.of(value.split("\\.", -1)).noneMatch(ValueStrength::isRandom);
  }

  static boolean isUrl(String value) {
    var scheme = SCHEME.matcher(value);
    if (!scheme.lookingAt() || value.length() > LONGEST_PATH) {
      return false;
    }
    String rest = value.substring(scheme.end());
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    return (isHost(authority) || isCommonWord(authority.replaceAll(":[0-9]{1,5}$", "")))
        && (slash < 0 || isPath(rest.substring(slash)));
  }

  /** Whether it mixes letters and digits more than names do. */
  private static boolean isRandom(String name) {
    return Stream.of(name.split("[._-]", -1)).anyMatch(ValueStrength::isRandomWord);
  }

  private static boolean isRandomWord(String word) {
    int changes = 0;
    for (int i = 1; i < word.length(); i++) {
      changes += kind(word.charAt(i)) != kind(word.charAt(i - 1)) ? 1 : 0;
    }
    boolean digits = word.chars().anyMatch(c -> c >= '0' && c <= '9');
    return word.length() >= 8 && digits && changes >= 3;
  }

  private static int kind(char c) {
    if (Character.isDigit(c)) {
      return 0;
    }
    return Character.isUpperCase(c) ? 1 : 2;
  }

  private static boolean isPrinted(String name) {
    return PRINTED_WHOLE.contains(name)
        || (!SecretNames.isSecret(name) && PRINTED.stream().anyMatch(name::endsWith));
  }

  /** Read on first use, because most runs have no secret that could be a word. */
  private static final class Words {

    private static final Set<String> COMMON = read();

    private static Set<String> read() {
      InputStream in =
          Objects.requireNonNull(ValueStrength.class.getResourceAsStream("common-words.txt"));
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
        return lines.lines().collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
