package io.github.postmerge.smoke.mojo;

import org.fusesource.jansi.Ansi;

/** Whether text is coloured, as Maven decided for its own output. */
enum Colours {
  /** Text is coloured. */
  ON,
  /** Text is plain. */
  OFF;

  private static final String RESET = "\u001B[m";

  /** Plain text if a Maven does not have the class {@link Ansi}. */
  static Colours ofMaven() {
    try {
      return Ansi.isEnabled() ? ON : OFF;
    } catch (LinkageError e) {
      return OFF;
    }
  }

  String good(String text) {
    return paint("\u001B[1;32m", text);
  }

  String bad(String text) {
    return paint("\u001B[1;31m", text);
  }

  String strong(String text) {
    return paint("\u001B[1m", text);
  }

  private String paint(String code, String text) {
    return switch (this) {
      case ON -> code + text + RESET;
      case OFF -> text;
    };
  }
}
