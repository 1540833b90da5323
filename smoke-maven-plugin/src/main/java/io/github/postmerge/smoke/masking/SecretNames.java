package io.github.postmerge.smoke.masking;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by an environment variable's name whether its value is secret. */
final class SecretNames {

  private static final Set<String> WORDS =
      Set.of("APIKEY", "AUTH", "CREDENTIAL", "CREDENTIALS", "CREDS", "PASS", "PASSPHRASE", "PAT");
  private static final List<String> ENDINGS =
      List.of("TOKEN", "SECRET", "SECRETS", "PASSWORD", "PASSWORDS", "PASSWD", "APIKEY");
  private static final Set<String> KEYS =
      Set.of(
          "ACCESS",
          "ACCOUNT",
          "API",
          "APP",
          "DEPLOY",
          "ENCRYPTION",
          "LICENSE",
          "MASTER",
          "PRIVATE",
          "SECRET",
          "SIGNING",
          "SSH",
          "STORAGE");

  /** Endings that make a name tell where or what kind the secret is, not the secret itself. */
  private static final Set<String> ABOUT =
      Set.of(
          "DIR",
          "ENABLED",
          "ENDPOINT",
          "EXPIRY",
          "FILE",
          "HOST",
          "METHOD",
          "MODE",
          "NAME",
          "PATH",
          "PORT",
          "SOCK",
          "TTL",
          "TYPE",
          "URL",
          "USER",
          "USERNAME");

  private SecretNames() {}

  static boolean isSecret(String name) {
    List<String> pieces = pieces(name);
    if (pieces.isEmpty() || ABOUT.contains(pieces.get(pieces.size() - 1))) {
      return false;
    }
    for (int i = 0; i < pieces.size(); i++) {
      if (isSecret(pieces, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSecret(List<String> pieces, int i) {
    String piece = pieces.get(i);
    return WORDS.contains(piece)
        || ENDINGS.stream().anyMatch(piece::endsWith)
        || (piece.equals("PWD") && pieces.size() > 1)
        || (piece.equals("KEY") && i > 0 && KEYS.contains(pieces.get(i - 1)));
  }

  private static List<String> pieces(String name) {
    StringBuilder words = new StringBuilder();
    char before = '_';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
        words.append('_');
      }
      words.append(Character.isLetterOrDigit(c) ? c : '_');
      before = c;
    }
    return List.of(words.toString().toUpperCase(Locale.ROOT).split("_", -1)).stream()
        .filter(piece -> !piece.isEmpty())
        .toList();
  }
}
