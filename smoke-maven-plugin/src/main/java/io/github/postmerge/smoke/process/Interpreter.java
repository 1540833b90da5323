package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The interpreter that the first line of a script names. */
final class Interpreter {

  /** Bytes of the first line that Linux reads. */
  private static final int LONGEST_LINE = 256;

  private final String name;
  private final Path directory;

  private Interpreter(String name, Path directory) {
    this.name = name;
    this.directory = directory;
  }

  static Interpreter of(Path program, Path directory) {
    try (InputStream in = Files.newInputStream(program)) {
      return new Interpreter(name(new String(in.readNBytes(LONGEST_LINE), UTF_8)), directory);
    } catch (IOException unreadable) {
      return new Interpreter("", directory);
    }
  }

  private static String name(String start) {
    if (!start.startsWith("#!")) {
      return "";
    }
    int end = start.indexOf('\n');
    String line = start.substring(2, end < 0 ? start.length() : end);
    return line.stripLeading().split("[ \t]", 2)[0];
  }

  Optional<String> problem(String program) {
    Path path = directory.resolve(name.replace("\0", ""));
    if (name.isEmpty() || (Files.isRegularFile(path) && Files.isExecutable(path))) {
      return Optional.empty();
    }
    String fix =
        name.endsWith("\r")
            ? "its lines end in CRLF; save it with LF"
            : "install it, or correct the script's first line";
    return Optional.of(
        "program \""
            + program
            + "\" needs the interpreter \""
            + name.strip()
            + "\", which cannot be executed; "
            + fix);
  }
}
