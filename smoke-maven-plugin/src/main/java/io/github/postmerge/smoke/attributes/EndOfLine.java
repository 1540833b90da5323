package io.github.postmerge.smoke.attributes;

import io.github.postmerge.smoke.attributes.AttributesFile.Setting;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;

/** How a file's line endings are converted when it is checked out. */
public enum EndOfLine {
  /** They stay unchanged. */
  KEPT,
  /** Each single line feed becomes a carriage return and a line feed. */
  CRLF,
  /** The same, but only if the content looks like text and has no carriage return. */
  CRLF_IF_TEXT;

  /** By the attributes {@code text}, {@code crlf} and {@code eol}, or else by the configuration. */
  public static EndOfLine of(Map<String, String> attributes, Settings settings) {
    Optional<Text> declared =
        Text.of(attributes.getOrDefault("text", ""))
            .or(() -> Text.of(attributes.getOrDefault("crlf", "")));
    if (declared.equals(Optional.of(Text.BINARY))) {
      return KEPT;
    }
    String eol = attributes.getOrDefault("eol", "");
    if (eol.equals("lf")) {
      return KEPT;
    }
    if (eol.equals("crlf")) {
      return declared.equals(Optional.of(Text.AUTO)) ? CRLF_IF_TEXT : CRLF;
    }
    if (declared.isEmpty()) {
      return settings.autoCrlf() == Settings.AutoCrlf.TRUE ? CRLF_IF_TEXT : KEPT;
    }
    return switch (declared.get()) {
      case YES -> settings.textIsCrlf() ? CRLF : KEPT;
      case AUTO -> settings.textIsCrlf() ? CRLF_IF_TEXT : KEPT;
      case BINARY, INPUT -> KEPT;
    };
  }

  /** Converts a file's stored content. */
  public byte[] apply(byte[] stored) {
    return switch (this) {
      case KEPT -> stored;
      case CRLF -> crlf(stored);
      case CRLF_IF_TEXT -> TextStatistics.of(stored).isTextWithoutReturns() ? crlf(stored) : stored;
    };
  }

  private static byte[] crlf(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + content.length / 16);
    byte previous = 0;
    for (byte b : content) {
      if (b == '\n' && previous != '\r') {
        out.write('\r');
      }
      out.write(b);
      previous = b;
    }
    return out.toByteArray();
  }

  private enum Text {
    YES,
    AUTO,
    INPUT,
    BINARY;

    static Optional<Text> of(String value) {
      return switch (value) {
        case Setting.TRUE -> Optional.of(YES);
        case Setting.FALSE -> Optional.of(BINARY);
        case "auto" -> Optional.of(AUTO);
        case "input" -> Optional.of(INPUT);
        default -> Optional.empty();
      };
    }
  }
}
