package io.github.postmerge.smoke.redrun;

import com.google.re2j.Pattern;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.text.ShortText;
import java.util.List;
import java.util.stream.Collectors;

/** A command prepared for display: control and invisible characters are replaced. */
public final class ShownCommand {

  private static final int LONGEST = 2_000;
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]");

  private ShownCommand() {}

  /** With its own line breaks. */
  public static String of(List<String> argv) {
    return argv.stream()
        .map(ShellDialect::quoted)
        .collect(Collectors.joining(" "))
        .lines()
        .map(line -> INVISIBLE.matcher(line).replaceAll("\uFFFD"))
        .collect(Collectors.joining("\n"));
  }

  /** On one line, cut to 2,000 characters. */
  public static String inOneLine(List<String> argv) {
    return ShortText.of(of(argv).replace("\n", "\\n"), LONGEST, "...");
  }
}
