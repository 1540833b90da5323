package io.github.postmerge.smoke.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the program that a command would execute, by the rules of the system. */
final class Program {

  /** The C library's default for a process without PATH. */
  private static final String FALLBACK_PATH = "/bin:/usr/bin";

  private final ProcessSpec spec;
  private final String name;

  private Program(ProcessSpec spec) {
    this.spec = spec;
    this.name = spec.argv().get(0);
  }

  static Program of(ProcessSpec spec) {
    return new Program(spec);
  }

  /** The arguments with the program's full path first, for launchers that search another PATH. */
  List<String> resolvedArgv() {
    List<String> argv = new ArrayList<>(spec.argv());
    runnable().ifPresent(path -> argv.set(0, path.toString()));
    return argv;
  }

  /** Why it cannot be executed; empty if no problem is known. */
  Optional<String> problem() {
    if (File.separatorChar != '/') {
      return Optional.empty();
    }
    return runnable()
        .map(path -> Interpreter.of(path, spec.directory()).problem(name))
        .orElseGet(() -> Optional.of(notRunnable()));
  }

  private Optional<Path> runnable() {
    return candidates().stream()
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst();
  }

  private List<Path> candidates() {
    if (name.contains("/")) {
      return inDirectory(name).toList();
    }
    return name.isEmpty() ? List.of() : folders().map(folder -> folder.resolve(name)).toList();
  }

  private Stream<Path> folders() {
    String path = spec.environment().getOrDefault("PATH", FALLBACK_PATH);
    return Arrays.stream(path.split(":", -1)).flatMap(this::inDirectory);
  }

  /** Empty if the JVM's encoding cannot represent the path. */
  private Stream<Path> inDirectory(String path) {
    try {
      return Stream.of(spec.directory().toAbsolutePath().resolve(path));
    } catch (InvalidPathException unmappable) {
      return Stream.empty();
    }
  }

  private String notRunnable() {
    Optional<Path> found = candidates().stream().filter(Files::exists).findFirst();
    return "program \"" + name + "\" " + found.map(this::notRunnable).orElseGet(this::missing);
  }

  private String notRunnable(Path found) {
    return Files.isDirectory(found)
        ? "is a folder (\"" + found + "\"); name the program in it"
        : "is not executable (\"" + found + "\"); run chmod +x on it, or name its interpreter";
  }

  private String missing() {
    if (name.isEmpty()) {
      return "has an empty name; name a program";
    }
    return name.contains("/")
        ? "does not exist (looked in \""
            + spec.directory()
            + "\"); check its path, and whether it is part of the commit"
        : "was not found on PATH; install it, or give its path";
  }
}
