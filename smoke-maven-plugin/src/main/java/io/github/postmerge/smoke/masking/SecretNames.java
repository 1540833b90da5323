package io.github.postmerge.smoke.masking;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells by a name whether its value is secret: an environment variable, a property, a JSON key.
 *
 * <p>A name is cut into words at everything that is no letter or digit and before each capital of
 * {@code camelCase}; digits at the end of a word do not count.
 */
final class SecretNames {

  /** Words that say it alone, anywhere in the name. */
  private static final Set<String> WORDS =
      Set.of(
          "AUTH",
          "BEARER",
          "COOKIE",
          "CREDENTIAL",
          "CREDENTIALS",
          "CREDS",
          "JWT",
          "PASSCODE",
          "PAT",
          "PSW",
          "PSWD");

  /** Of these, what in a log is the name of something else as well. */
  private static final Set<String> ONLY_VARIABLES = Set.of("BEARER", "COOKIE", "PAT");

  /** Endings of words that say it, as in {@code PGPASSWORD}. */
  private static final List<String> ENDINGS =
      List.of(
          "TOKEN",
          "SECRET",
          "SECRETS",
          "PASSWORD",
          "PASSWORDS",
          "PASSWD",
          "PASSPHRASE",
          "APIKEY",
          "PRIVKEY",
          "비밀번호",
          "암호");

  /** Passwords of other languages. */
  private static final Set<String> FOREIGN =
      Set.of("CONTRASENA", "CONTRASEÑA", "PASSWORT", "PASSE", "SENHA", "암호");

  /** Words that end in PASS and are none. */
  private static final Set<String> NOT_PASS =
      Set.of("BYPASS", "COMPASS", "ENCOMPASS", "OVERPASS", "SURPASS", "TRESPASS", "UNDERPASS");

  /** What a KEY must be of to be secret wherever it is read. */
  private static final Set<String> KEYS =
      Set.of(
          "ACCESS",
          "ACCOUNT",
          "ADMIN",
          "AES",
          "API",
          "APP",
          "AUTH",
          "CLIENT",
          "CONSUMER",
          "DECRYPTION",
          "DEPLOY",
          "ENCRYPTION",
          "GPG",
          "HMAC",
          "INGEST",
          "JWT",
          "LICENSE",
          "MASTER",
          "MEMORY",
          "PGP",
          "PRIVATE",
          "ROLE",
          "RSA",
          "SECRET",
          "SERVICE",
          "SESSION",
          "SHARED",
          "SIGN",
          "SIGNATURE",
          "SIGNING",
          "SSH",
          "STORAGE",
          "SUBSCRIPTION",
          "UNSEAL",
          "VAULT",
          "WEBHOOK");

  /** What a KEY may be of that is not secret in the environment either. */
  private static final Set<String> PUBLIC_KEYS =
      Set.of(
          "ANON",
          "ANSWER",
          "BINDING",
          "CACHE",
          "FEATURE",
          "FOREIGN",
          "GROUP",
          "HOST",
          "HOT",
          "ISSUE",
          "KNOWN",
          "MESSAGE",
          "OBJECT",
          "PARTITION",
          "PRIMARY",
          "PROJECT",
          "PUBLIC",
          "PUBLISHABLE",
          "REGISTRY",
          "RESTORE",
          "ROUTING",
          "SORT",
          "TRANSLATION");

  /** Words before TOKEN that make it a place in a list or a text. */
  private static final Set<String> OTHER_TOKENS =
      Set.of(
          "CANCELLATION",
          "CONTINUATION",
          "CURSOR",
          "END",
          "LAST",
          "NEXT",
          "PAGE",
          "PAGINATION",
          "START",
          "SYNC");

  /** Endings that make a name tell something about a secret, not the secret itself. */
  private static final Set<String> ABOUT =
      Stream.of(
              "ADDR ADDRESS AGE ALG ALGORITHM ALIAS ALLOWED ARN AT ATTEMPTS AUDIENCE CHARS CLASS",
              "COLUMN COMMAND CONTROLLER COUNT DATE DAYS DEPRECATED DESCRIPTION DIR DISABLED"
                  + " DOMAIN",
              "EMAIL EMPTY ENABLED ENCODER ENCODING ENDPOINT ERROR EXCEPTION EXISTS EXPIRATION",
              "EXPIRED EXPIRES EXPIRY FACTORY FIELD FILE FILENAME FILES FILTER FINGERPRINT FOLDER",
              "FORMAT FOUND GENERATOR HANDLER HEADER HELPER HINT HOST HOSTNAME HOURS INDEX INPUT",
              "INTERVAL INVALID ISSUER KIND LABEL LAST LEN LENGTH LIFETIME LIMIT LIST LOCATION",
              "MANAGER MAX METHOD MIN MINUTES MISMATCH MISSING MODE MODULE MOUNT MS NAME NAMES",
              "NAMESPACE PARALLELISM PARAM PARAMETER PATH PATTERN PLUGIN POLICY POLICIES PORT",
              "PREFIX PROGRAM PROMPT PROPERTY PROVIDER REALM REF REFS REFRESHED REGEX REGION",
              "REPOSITORY REQUEST REQUIRED RESET RESOLVER RESPONSE RETRIES ROTATION RULES SCHEME",
              "SCOPE SCOPES SECONDS SERVER SERVICE SIZE SOCK SOCKET SOURCE STATE STATUS STDIN"
                  + " STORE",
              "STRATEGY STRENGTH SUFFIX TABLE TEST TESTS THUMBPRINT TIME TIMEOUT TIMESTAMP TTL"
                  + " TYPE",
              "TYPES UNTIL URI URL USED USER USERNAME VALID VALIDATION VALIDATOR VALIDITY VERIFIED",
              "VERIFIER VERSION VERSIONS",
              "ACTION BEAN CONFIGURATION CONTEXT DETAILS DTO ENTITY EVENT FLOW GRANT IMPL INFO",
              "METADATA MODEL NODE STREAM UTIL UTILS",
              "C CPP CS GO JAVA JS JSON KT PHP PROPERTIES PY RB RS SCALA SH TS TSX XML YAML YML")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .collect(Collectors.toUnmodifiableSet());

  private SecretNames() {}

  /** Whether a name of the environment says that its value is secret. */
  static boolean isSecret(String name) {
    return of(name) != Kind.NONE;
  }

  /** What kind of secret a variable's name speaks of. */
  static Kind of(String name) {
    return kind(pieces(name), true);
  }

  /** The same for a name in a log, where only some keys are secret. */
  static Kind inText(String name) {
    if (name.equals("pwd") || name.equals("Pwd")) {
      return Kind.PASSWORD;
    }
    Kind kind = kind(pieces(name), false);
    boolean wordAuth = kind == Kind.TOKEN && name.toUpperCase(Locale.ROOT).endsWith("AUTH");
    return wordAuth && !name.endsWith("_auth") && !name.endsWith("_AUTH") ? Kind.NONE : kind;
  }

  /** What a secret's name says of its value. */
  enum Kind {
    /** Chosen by a person: any text may be one. */
    PASSWORD,
    /** Issued by a program: it looks random. */
    TOKEN,
    /** Not secret. */
    NONE
  }

  private static Kind kind(List<String> pieces, boolean variable) {
    if (pieces.isEmpty() || about(pieces)) {
      return Kind.NONE;
    }
    Kind kind = Kind.NONE;
    for (int i = 0; i < pieces.size(); i++) {
      if (isPassword(pieces, i)) {
        return Kind.PASSWORD;
      }
      boolean token =
          variable
              ? isToken(pieces, i) || isKeyOfVariable(pieces, i)
              : isToken(pieces, i) && !ONLY_VARIABLES.contains(pieces.get(i));
      if (token) {
        kind = Kind.TOKEN;
      }
    }
    return kind;
  }

  private static boolean about(List<String> pieces) {
    int last = pieces.size() - 1;
    String piece = pieces.get(last);
    if (piece.equals("ID") || piece.equals("IDS")) {
      return !(last > 0 && pieces.get(last - 1).equals("KEY") && pieces.contains("ACCESS"));
    }
    boolean agent = piece.length() > 4 && (piece.endsWith("ER") || piece.endsWith("OR"));
    return ABOUT.contains(piece) || (agent && !piece.equals("BEARER"));
  }

  private static boolean isPassword(List<String> pieces, int i) {
    String piece = pieces.get(i);
    return piece.endsWith("PASSWORD")
        || piece.endsWith("PASSWORDS")
        || piece.endsWith("PASSWD")
        || piece.endsWith("PASSPHRASE")
        || FOREIGN.contains(piece)
        || piece.endsWith("비밀번호")
        || piece.equals("PSW")
        || piece.equals("PSWD")
        || piece.equals("PASSCODE")
        || (piece.endsWith("PASS") && !NOT_PASS.contains(piece) && i == pieces.size() - 1)
        || (piece.endsWith("PWD") && !piece.equals("OLDPWD") && pieces.size() > 1)
        || (piece.endsWith("PWD") && piece.length() > 3 && !piece.equals("OLDPWD"));
  }

  private static boolean isToken(List<String> pieces, int i) {
    String piece = pieces.get(i);
    String before = i > 0 ? pieces.get(i - 1) : "";
    if (piece.equals("TOKEN") && OTHER_TOKENS.contains(before)) {
      return false;
    }
    return WORDS.contains(piece)
        || ENDINGS.stream().anyMatch(piece::endsWith)
        || (piece.equals("TOKENS") && (KEYS.contains(before) || before.equals("REFRESH")))
        || (isKey(piece) && KEYS.contains(before))
        || KEYS.stream().anyMatch(key -> piece.endsWith(key + "KEY"));
  }

  private static boolean isKeyOfVariable(List<String> pieces, int i) {
    return isKey(pieces.get(i)) && i > 0 && !PUBLIC_KEYS.contains(pieces.get(i - 1));
  }

  private static boolean isKey(String piece) {
    return piece.equals("KEY") || piece.equals("KEYS");
  }

  private static List<String> pieces(String name) {
    StringBuilder words = new StringBuilder();
    char before = '_';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean next = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
      if (Character.isUpperCase(c)
          && (Character.isLowerCase(before)
              || Character.isDigit(before)
              || (next && Character.isUpperCase(before)))) {
        words.append('_');
      }
      words.append(Character.isLetterOrDigit(c) ? c : '_');
      before = c;
    }
    return Stream.of(words.toString().toUpperCase(Locale.ROOT).split("_", -1))
        .map(SecretNames::withoutDigits)
        .filter(piece -> !piece.isEmpty())
        .toList();
  }

  private static String withoutDigits(String piece) {
    int end = piece.length();
    while (end > 0 && Character.isDigit(piece.charAt(end - 1))) {
      end--;
    }
    return piece.substring(0, end);
  }
}
