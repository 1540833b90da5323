package io.github.postmerge.smoke.masking;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a value looks like to a reader. */
final class SecretHeuristics {

  private static final Set<String> PLACEHOLDERS =
      WordSet.of(
          "null none nil true false yes no on off undefined empty required missing invalid unset",
          "unknown redacted protected hidden masked string text n/a");

  /** What a log says of a password after a colon. */
  private static final Set<String> STATUS_WORDS =
      WordSet.of(
          "accepted changed correct disabled enabled expired failed incorrect ok optional present",
          "provided rejected set updated valid wrong");

  /** A variable, a template, a bracketed word. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$\\$?[A-Za-z_][A-Za-z0-9_]*(?:[/\\\\:].*)?|\\$env:.*|\\$[({\\[].*|\\{\\{.*|[%#]\\{.*|%\\(.*|<.*|%[A-Za-z_][A-Za-z0-9_]*%|@[A-Za-z0-9_.-]+@|\\([A-Za-z][A-Za-z"
              + " _-]*\\)?|\\[[A-Za-z][A-Za-z"
              + " _*-]*\\]?|your[_-][a-z_-]+|!(?:ref|sub|getatt|vault|secret|env).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern ABSOLUTE_PATH =
      Pattern.compile("(?:/|~/|\\.{1,2}/|[A-Za-z]:[/\\\\]).*", Pattern.DOTALL);

  /** A class, an object of one, a place in a configuration or a secret store, a call, a date. */
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

  /** Letters and digits mixed: no word, and no number. */
  static boolean isRandom(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9')
        && value.chars().anyMatch(Character::isLetter);
  }

  /** Stands for a value that is not there, or is set elsewhere. */
  static boolean isPlaceholder(String value) {
    return PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT))
        || value.chars().allMatch(c -> "*.#-_=\u2022\u25CF]".indexOf(c) >= 0)
        || (value.length() > 2 && value.chars().allMatch(c -> c == 'x' || c == 'X'))
        || value.startsWith(Masker.MASK)
        || (value.length() <= LONGEST_CHECKED && VARIABLE.matcher(value).matches());
  }

  /** Says what became of a password. */
  static boolean isStatusWord(String value) {
    return STATUS_WORDS.contains(value.toLowerCase(Locale.ROOT));
  }

  /** Names a place, a class or a time. */
  static boolean isReference(String value) {
    if (value.length() > LONGEST_CHECKED) {
      return false;
    }
    return REFERENCE.matcher(value).matches()
        || ValueStrength.isUrl(value)
        || (ABSOLUTE_PATH.matcher(value).matches() && ValueStrength.isPath(value));
  }

  /** Letters alone, or with a mark of the sentence behind them. */
  static boolean isWord(String value) {
    int end = value.length();
    if (end > 1 && ".,!?".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0
        && value.substring(0, end).chars().allMatch(c -> Character.isLetter(c) || c == '\'');
  }
}
