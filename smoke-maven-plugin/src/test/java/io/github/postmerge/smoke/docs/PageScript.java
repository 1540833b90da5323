package io.github.postmerge.smoke.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A script as a page has it, run by the shell. */
final class PageScript {

  private final String text;
  private final Map<String, String> variables = new HashMap<>();

  private PageScript(String text) {
    this.text = text;
    variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
  }

  /** The block of a page that begins so. */
  static PageScript of(String page, String beginning) throws IOException {
    return new PageScript(block(page, beginning));
  }

  /** The text of that block. */
  static String block(String page, String beginning) throws IOException {
    return MarkdownPage.read(RepositoryFiles.PAGES.resolve(page)).blocks().stream()
        .map(MarkdownPage.Block::text)
        .filter(text -> text.startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new AssertionError(page + " has no block with " + beginning));
  }

  /** Any other text. */
  static PageScript saying(String text) {
    return new PageScript(text);
  }

  PageScript where(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** What it came to; both streams together. */
  record Ended(int code, String said) {}

  Ended in(Path folder, String... arguments) throws IOException, InterruptedException {
    Process process = start(folder, arguments);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private Process start(Path folder, String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", text, "script.sh"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(argv).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return builder.start();
  }

  /** Puts a program in a folder, which then goes to the front of the path. */
  PageScript withProgram(Path programs, String name, String script) throws IOException {
    Path program = Files.createDirectories(programs).resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script);
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
    return where("PATH", programs + ":" + System.getenv("PATH"));
  }
}
