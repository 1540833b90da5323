package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How other programs escape a text. */
final class Escapes {

  /** What is left as it is by RFC 3986, Java's forms, JavaScript's, and a path or userinfo. */
  static final List<String> URL_KEEPS = List.of("-_.~", "-_.*", "-_.!~*'()", "-_.~!$&'()*+,;=:");

  private Escapes() {}

  static String percent(String value, String kept, String format) {
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

  static String json(String value) {
    StringBuilder escaped = new StringBuilder();
    value.chars().forEach(c -> escaped.append(json((char) c)));
    return escaped.toString();
  }

  /** As Python writes it, or Gson: only ASCII, and nothing that HTML could take for markup. */
  static String jsonAscii(String value) {
    StringBuilder escaped = new StringBuilder();
    value
        .chars()
        .forEach(c -> escaped.append(c < 0x7F && "<>&='".indexOf(c) < 0 ? json((char) c) : hex(c)));
    return escaped.toString();
  }

  static String xml(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String json(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> c < ' ' ? hex(c) : String.valueOf(c);
    };
  }

  private static String hex(int c) {
    return String.format("\\u%04x", c);
  }
}
