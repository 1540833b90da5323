package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in which other programs escape a text. */
final class Escapes {

  /**
   * The characters that are not escaped by RFC 3986, Java's form encoder, JavaScript, Python, a
   * path or userinfo, and JavaScript for a whole URL.
   */
  private static final List<String> URL_KEEPS =
      List.of("-_.~", "-_.*", "-_.!~*'()", "-_.~/", "-_.~!$&'()*+,;=:", ";,/?:@&=+$-_.!~*'()#");

  private static final String BASH_SPECIAL = " \t'\"\\|&;()<>!{}*[?]^$`,";

  private Escapes() {}

  static Stream<String> url(String value) {
    return URL_KEEPS.stream()
        .flatMap(kept -> Stream.of("%%%02X", "%%%02x").map(hex -> percent(value, kept, hex)))
        .flatMap(escaped -> Stream.of(escaped, escaped.replace("%20", "+")));
  }

  private static String percent(String value, String kept, String format) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0)) {
        escaped.append(c);
      } else {
        escaped.append(String.format(format, (int) c));
      }
    }
    return escaped.toString();
  }

  /** As Jackson, Go, Gson, Python, PHP and .NET write it in quotes. */
  static Stream<String> json(String value) {
    IntPredicate foreign = c -> c >= 0x7F;
    IntPredicate separators = c -> c == 0x2028 || c == 0x2029;
    String plain = json(value, c -> false, "\\u%04x");
    Stream<String> forms =
        Stream.of(
            plain,
            json(value, separators.or(c -> "<>&".indexOf(c) >= 0), "\\u%04x"),
            json(value, separators.or(c -> "<>&='".indexOf(c) >= 0), "\\u%04x"),
            json(value, foreign, "\\u%04x"),
            json(value, c -> c > 0x7F, "\\u%04X"),
            json(value, foreign.or(c -> "<>&='".indexOf(c) >= 0), "\\u%04x"),
            json(value, foreign.or(c -> "\"<>&'+`".indexOf(c) >= 0), "\\u%04X"),
            json(plain, c -> false, "\\u%04x"));
    return forms.flatMap(form -> Stream.of(form, form.replace("/", "\\/")));
  }

  private static String json(String value, IntPredicate escaped, String format) {
    StringBuilder text = new StringBuilder();
    value
        .chars()
        .forEach(
            c ->
                text.append(
                    escaped.test(c) ? String.format(format, c) : jsonCharacter((char) c, format)));
    return text.toString();
  }

  private static String jsonCharacter(char c, String format) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> c < ' ' ? String.format(format, (int) c) : String.valueOf(c);
    };
  }

  /** With named or numeric entities; quotes and non-ASCII characters may stay unescaped. */
  static Stream<String> xml(String value) {
    String base = value.replace("&", "&amp;").replace("<", "&lt;");
    return Stream.of(base, base.replace(">", "&gt;"))
        .flatMap(text -> variants(text, "\"", "&quot;", "&#34;", "&#x22;"))
        .flatMap(text -> variants(text, "'", "&#39;", "&#x27;", "&apos;", "&#039;"))
        .flatMap(text -> Stream.of(text, references(text, "&#%d;"), references(text, "&#x%X;")));
  }

  private static Stream<String> variants(String text, String character, String... entities) {
    return Stream.concat(
        Stream.of(text), Stream.of(entities).map(entity -> text.replace(character, entity)));
  }

  private static String references(String text, String format) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> escaped.append(c < 0x80 ? String.valueOf((char) c) : String.format(format, c)));
    return escaped.toString();
  }

  /** In single quotes of a shell, Python's shlex or SQL, and in double quotes of a shell. */
  static Stream<String> quoted(String value) {
    return Stream.of(
        value.replace("'", "'\\''"),
        value.replace("'", "'\"'\"'"),
        value.replace("'", "\\'"),
        value.replace("'", "''"),
        value.replaceAll("([\"$`\\\\])", "\\\\$1"),
        bashWords(value),
        bashAnsi(value, true),
        bashAnsi(value, false));
  }

  /** As bash's {@code printf %q} writes text without control characters. */
  private static String bashWords(String value) {
    StringBuilder escaped = new StringBuilder();
    value
        .chars()
        .forEach(
            c -> {
              if (BASH_SPECIAL.indexOf(c) >= 0 || (escaped.isEmpty() && "#~".indexOf(c) >= 0)) {
                escaped.append('\\');
              }
              escaped.append((char) c);
            });
    return escaped.toString();
  }

  /** As bash writes it in {@code $'...'}; optionally with octal bytes for non-ASCII characters. */
  private static String bashAnsi(String value, boolean octal) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      escaped.append(
          switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x1B -> "\\E";
            case '\'', '\\' -> "\\" + c;
            default ->
                c < ' ' || c == 0x7F || (octal && c > 0x7F)
                    ? String.format("\\%03o", (int) c)
                    : String.valueOf(c);
          });
    }
    String text = escaped.toString();
    return octal
        ? text
        : new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** As Java writes it to a properties file. */
  static String property(String value) {
    StringBuilder escaped = new StringBuilder();
    value
        .chars()
        .forEach(
            c -> {
              if ("=:#!\\".indexOf(c) >= 0) {
                escaped.append('\\');
              }
              escaped.append(c < 0x7F ? String.valueOf((char) c) : String.format("\\u%04X", c));
            });
    return escaped.toString();
  }

  /** The text with its URL escapes decoded. */
  static String decoded(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    byte[] decoded = new byte[bytes.length];
    int size = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean escape = bytes[i] == '%' && i + 2 < bytes.length;
      int high = escape ? Character.digit(bytes[i + 1], 16) : -1;
      int low = escape ? Character.digit(bytes[i + 2], 16) : -1;
      boolean valid = high >= 0 && low >= 0;
      decoded[size++] = valid ? (byte) (high * 16 + low) : bytes[i];
      i += valid ? 2 : 0;
    }
    return new String(decoded, 0, size, StandardCharsets.UTF_8);
  }

  /** All forms except base64. */
  static Set<String> of(String value) {
    return Stream.of(
            Stream.of(value, property(value)), url(value), json(value), xml(value), quoted(value))
        .flatMap(forms -> forms)
        .collect(Collectors.toUnmodifiableSet());
  }
}
