package io.github.postmerge.smoke.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command to run, with its folder, environment, limits and containment.
 *
 * @param argv the program and its arguments, executed without a shell
 * @param directory the working folder
 * @param environment the complete environment; nothing is added
 * @param timeout limit of wall-clock time, after which the tree gets SIGTERM
 * @param grace time between SIGTERM and SIGKILL
 * @param containment how its process tree is contained
 * @param guarded a file that is deleted if the command changes it and kills this JVM
 */
public record ProcessSpec(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Duration timeout,
    Duration grace,
    ContainmentChoice containment,
    Optional<GuardedFile> guarded) {

  /** Copies the collections. */
  public ProcessSpec {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("argv is empty; name at least a program");
    }
  }

  /** A command without a guarded file. */
  public ProcessSpec(
      List<String> argv,
      Path directory,
      Map<String, String> environment,
      Duration timeout,
      Duration grace,
      ContainmentChoice containment) {
    this(argv, directory, environment, timeout, grace, containment, Optional.empty());
  }

  /** A command with {@link ContainmentChoice#AUTO}. */
  public ProcessSpec(
      List<String> argv,
      Path directory,
      Map<String, String> environment,
      Duration timeout,
      Duration grace) {
    this(argv, directory, environment, timeout, grace, ContainmentChoice.AUTO);
  }
}
