package io.github.postmerge.smoke.masking;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Heuristics for the text of a value. */
final class SecretHeuristics {

  private static final Set<String> PLACEHOLDERS =
      WordSet.of(
          "null none nil true false yes no on off undefined empty required missing invalid unset",
          "unknown redacted protected hidden masked string text n/a");

  /** Words for the status of a password in logs. */
  private static final Set<String> STATUS_WORDS =
      WordSet.of(
          "accepted changed correct disabled enabled expired failed incorrect ok optional present",
          "provided rejected set updated valid wrong");

  /** A variable, a template or a word in brackets. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$\\$?[A-Za-z_][A-Za-z0-9_]*(?:[/\\\\:].*)?|\\$env:.*|\\$[({\\[].*|\\{\\{.*|[%#]\\{.*|%\\(.*|<.*|%[A-Za-z_][A-Za-z0-9_]*%|@[A-Za-z0-9_.-]+@|\\([A-Za-z][A-Za-z"
              + " _-]*\\)?|\\[[A-Za-z][A-Za-z"
              + " _*-]*\\]?|your[_-][a-z_-]+|!(?:ref|sub|getatt|vault|secret|env).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern ABSOLUTE_PATH =
      Pattern.compile("(?:/|~/|\\.{1,2}/|[A-Za-z]:[/\\\\]).*", Pattern.DOTALL);

  /** A class, an object, a key in a configuration or secret store, a call or a date. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:[A-Za-z_$][\\w$]*\\.)+[A-Z]\\w*(?:\\$\\w+)*|[A-Za-z_$][\\w.$]*@[0-9a-f]{1,8}"
              + "|(?:secrets|process|env|os|var|local|data|module|self|this|config|settings|vars"
              + "|request|props|values)\\.[\\w.\\[\\]]+"
              + "|(?:arn|urn|vault|env|op|ssm|file|classpath|secretsmanager|systemProp|keyring):.*"
              + "|[A-Za-z_]\\w*(?:\\.\\w+)*\\((?:.*\\))?"
              + "|\\d{4}-\\d\\d-\\d\\d(?:[T ].*)?"
              + "|(?:PBKDF2With|Hmac|SHA-?[0-9]|AES[/_-]|RSA[/_-])\\S{0,30}",
          Pattern.DOTALL);

  private static final int LONGEST_CHECKED = 512;

  private SecretHeuristics() {}

  /** Whether it mixes letters and digits, so that it is neither a word nor a number. */
  static boolean isRandom(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9')
        && value.chars().anyMatch(Character::isLetter);
  }

  /** Whether it represents a value that is missing or set elsewhere. */
  static boolean isPlaceholder(String value) {
    return PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT))
        || value.chars().allMatch(c -> "*.#-_=\u2022\u25CF]".indexOf(c) >= 0)
        || (value.length() > 2 && value.chars().allMatch(c -> c == 'x' || c == 'X'))
        || value.startsWith(Masker.MASK)
        || (value.length() <= LONGEST_CHECKED && VARIABLE.matcher(value).matches());
  }

  /** Whether it is the status of a password, such as {@code expired}. */
  static boolean isStatusWord(String value) {
    return STATUS_WORDS.contains(value.toLowerCase(Locale.ROOT));
  }

  /** Whether it names a location, a class or a time. */
  static boolean isReference(String value) {
    if (value.length() > LONGEST_CHECKED) {
      return false;
    }
    return REFERENCE.matcher(value).matches()
        || ValueStrength.isUrl(value)
        || (ABSOLUTE_PATH.matcher(value).matches() && ValueStrength.isPath(value));
  }

  /** Whether it has only letters, except for a punctuation mark at the end. */
  static boolean isWord(String value) {
    int end = value.length();
    if (end > 1 && ".,!?".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0
        && value.substring(0, end).chars().allMatch(c -> Character.isLetter(c) || c == '\'');
  }
}
