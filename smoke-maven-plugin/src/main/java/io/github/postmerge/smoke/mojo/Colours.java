package io.github.postmerge.smoke.mojo;

import org.fusesource.jansi.Ansi;

/** Whether text is coloured: as Maven decided for its own. */
enum Colours {
  /** The terminal shows them. */
  ON,
  /** Nobody sees them, or nobody wants them. */
  OFF;

  private static final String RESET = "\u001B[m";

  /** A Maven that no longer has the class decides by other means; its log is left plain then. */
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
