package io.github.postmerge.smoke.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A smoke that does not try to escape containment; each is a file in the folder {@code honest}.
 *
 * <p>It prints what it observes, but no process id, time or port. It runs in its own empty folder
 * with {@code sh -e}. {@code OUTSIDE} is the id of a process that was started before.
 *
 * @param name the file's name
 * @param what one sentence
 * @param who {@code root}, {@code user} or {@code anybody}
 * @param needs the programs that must be installed
 */
record HonestProgram(String name, String what, String who, List<String> needs, String script) {

  static List<HonestProgram> all() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().map(HonestProgram::read).toList();
    }
  }

  private static Path folder() throws IOException {
    try {
      return Path.of(requireNonNull(HonestProgram.class.getResource("honest")).toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static HonestProgram read(Path file) {
    try {
      String text = Files.readString(file);
      return new HonestProgram(
          file.getFileName().toString().replace(".sh", ""),
          text.lines().findFirst().orElseThrow().substring("# ".length()),
          header(text, "for"),
          Arrays.stream(header(text, "needs").split(" ", -1)).filter(n -> !n.isEmpty()).toList(),
          text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String header(String text, String name) {
    String start = "# " + name + ": ";
    return text.lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .map(line -> line.substring(start.length()))
        .orElse("");
  }

  boolean isFor(String user) {
    return who.equals("anybody") || who.equals(user);
  }
}
