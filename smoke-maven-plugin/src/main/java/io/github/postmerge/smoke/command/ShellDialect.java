package io.github.postmerge.smoke.command;

import com.google.re2j.Pattern;
import java.util.List;

/** How a platform runs one shell command line. */
public enum ShellDialect {
  /** {@code sh -c}. */
  POSIX("sh", "-c"),
  /** {@code cmd /c}. */
  WINDOWS("cmd", "/c");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private final String program;
  private final String flag;

  ShellDialect(String program, String flag) {
    this.program = program;
    this.flag = flag;
  }

  /** The dialect of the system that this JVM runs on. */
  public static ShellDialect ofThisSystem() {
    return System.getProperty("os.name", "").startsWith("Windows") ? WINDOWS : POSIX;
  }

  public List<String> argv(String line) {
    return List.of(program, flag, line);
  }

  /** The argument in the quoting of a POSIX shell, without quotes if it needs none. */
  public static String quoted(String argument) {
    return PLAIN.matches(argument) ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
