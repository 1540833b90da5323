package io.github.postmerge.smoke.process;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds problems that would make a launch fail. */
final class LaunchPreconditions {

  private final ProcessSpec spec;

  LaunchPreconditions(ProcessSpec spec) {
    this.spec = spec;
  }

  Optional<String> problem() {
    return inArguments()
        .or(this::inEncoding)
        .or(this::inEnvironment)
        .or(this::inDirectory)
        .or(() -> Program.of(spec).problem());
  }

  private Optional<String> inArguments() {
    List<String> argv = spec.argv();
    return argv.stream()
        .filter(LaunchPreconditions::hasNul)
        .findFirst()
        .map(
            argument ->
                "argument "
                    + argv.indexOf(argument)
                    + " of program \""
                    + argv.get(0).replace("\0", "\\0")
                    + "\" contains a NUL character; remove it");
  }

  private Optional<String> inEncoding() {
    ArgumentEncoding encoding = ArgumentEncoding.ofThisJvm();
    return spec.argv().stream()
        .filter(argument -> !encoding.canEncode(argument))
        .findFirst()
        .map(
            argument ->
                "argument \""
                    + argument
                    + "\" cannot be passed to a program by a JVM whose encoding is "
                    + encoding
                    + "; set LC_ALL=C.UTF-8");
  }

  private Optional<String> inEnvironment() {
    return spec.environment().entrySet().stream()
        .filter(LaunchPreconditions::isInvalid)
        .findFirst()
        .map(
            entry ->
                "environment variable \""
                    + entry.getKey().replace("\0", "\\0")
                    + "\" cannot be passed to a program; its name or value contains a NUL"
                    + " character, or its name is empty or contains =");
  }

  private Optional<String> inDirectory() {
    if (Files.isDirectory(spec.directory()) && Files.isExecutable(spec.directory())) {
      return Optional.empty();
    }
    String why = Files.exists(spec.directory()) ? "cannot be entered" : "does not exist";
    return Optional.of(
        "working folder \"" + spec.directory() + "\" " + why + "; create it before the run");
  }

  private static boolean isInvalid(Map.Entry<String, String> entry) {
    String name = entry.getKey();
    return name.isEmpty() || name.contains("=") || hasNul(name) || hasNul(entry.getValue());
  }

  private static boolean hasNul(String text) {
    return text.indexOf('\0') >= 0;
  }
}
