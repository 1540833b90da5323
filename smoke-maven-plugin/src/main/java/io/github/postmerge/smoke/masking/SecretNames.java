package io.github.postmerge.smoke.masking;

import java.util.List;
import java.util.Locale;

/** Classifies names of environment variables, properties and JSON keys by their words. */
final class SecretNames {

  private SecretNames() {}

  /** Whether the value of an environment variable is secret. */
  static boolean isSecret(String name) {
    return of(name) != Kind.NONE;
  }

  /** The kind of secret that an environment variable holds. */
  static Kind of(String name) {
    return kind(NameWords.of(name), true);
  }

  /** The same for a name in a log, where fewer keys are secret. */
  static Kind inText(String name) {
    if (name.equals("pwd") || name.equals("Pwd")) {
      return Kind.PASSWORD;
    }
    Kind kind = kind(NameWords.of(name), false);
    boolean wordAuth = kind == Kind.TOKEN && name.toUpperCase(Locale.ROOT).endsWith("AUTH");
    return wordAuth && !name.endsWith("_auth") && !name.endsWith("_AUTH") ? Kind.NONE : kind;
  }

  /** The kind of value that a name has. */
  enum Kind {
    /** Chosen by a person; it may be any text. */
    PASSWORD,
    /** Issued by a program; it looks random. */
    TOKEN,
    /** Not secret. */
    NONE
  }

  private static Kind kind(List<String> words, boolean variable) {
    if (words.isEmpty() || isDescription(words)) {
      return Kind.NONE;
    }
    Kind kind = Kind.NONE;
    for (int i = 0; i < words.size(); i++) {
      if (isPassword(words, i)) {
        return Kind.PASSWORD;
      }
      boolean token =
          variable
              ? isToken(words, i) || isKeyOfVariable(words, i)
              : isToken(words, i)
                  && !SecretNameWords.SECRET_ONLY_IN_VARIABLES.contains(words.get(i));
      if (token) {
        kind = Kind.TOKEN;
      }
    }
    return kind;
  }

  private static boolean isDescription(List<String> words) {
    int last = words.size() - 1;
    String word = words.get(last);
    if (word.equals("ID") || word.equals("IDS")) {
      return !(last > 0 && words.get(last - 1).equals("KEY") && words.contains("ACCESS"));
    }
    boolean agent = word.length() > 4 && (word.endsWith("ER") || word.endsWith("OR"));
    return SecretNameWords.DESCRIPTIONS.contains(word) || (agent && !word.equals("BEARER"));
  }

  private static boolean isPassword(List<String> words, int i) {
    String word = words.get(i);
    return word.endsWith("PASSWORD")
        || word.endsWith("PASSWORDS")
        || word.endsWith("PASSWD")
        || word.endsWith("PASSPHRASE")
        || SecretNameWords.FOREIGN_PASSWORDS.contains(word)
        || word.endsWith("비밀번호")
        || word.equals("PSW")
        || word.equals("PSWD")
        || word.equals("PASSCODE")
        || (word.endsWith("PASS")
            && !SecretNameWords.NOT_PASS.contains(word)
            && i == words.size() - 1)
        || (word.endsWith("PWD") && !word.equals("OLDPWD") && words.size() > 1)
        || (word.endsWith("PWD") && word.length() > 3 && !word.equals("OLDPWD"));
  }

  private static boolean isToken(List<String> words, int i) {
    String word = words.get(i);
    String before = i > 0 ? words.get(i - 1) : "";
    if (word.equals("TOKEN") && SecretNameWords.POSITION_TOKENS.contains(before)) {
      return false;
    }
    return SecretNameWords.WORDS.contains(word)
        || SecretNameWords.ENDINGS.stream().anyMatch(word::endsWith)
        || (word.equals("TOKENS")
            && (SecretNameWords.SECRET_KEYS.contains(before) || before.equals("REFRESH")))
        || (isKey(word) && SecretNameWords.SECRET_KEYS.contains(before))
        || SecretNameWords.SECRET_KEYS.stream().anyMatch(key -> word.endsWith(key + "KEY"));
  }

  private static boolean isKeyOfVariable(List<String> words, int i) {
    return isKey(words.get(i)) && i > 0 && !SecretNameWords.PUBLIC_KEYS.contains(words.get(i - 1));
  }

  private static boolean isKey(String word) {
    return word.equals("KEY") || word.equals("KEYS");
  }
}
