package io.github.postmerge.smoke.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run, where, with what around it, and for how long.
 *
 * @param argv the program and its arguments, executed without a shell
 * @param directory the working folder
 * @param environment all that the process sees; nothing of ours is added
 * @param timeout wall time after which the tree is told to stop
 * @param grace time between SIGTERM and SIGKILL
 * @param containment how its process tree is held
 * @param guarded what is deleted where the command changes it and kills this JVM
 */
public record ProcessSpec(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Duration timeout,
    Duration grace,
    ContainmentChoice containment,
    Optional<GuardedFile> guarded) {

  /** Copies what it is given, so that a running process cannot change with it. */
  public ProcessSpec {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("argv is empty; name at least a program");
    }
  }

  /** Guards no file. */
  public ProcessSpec(
      List<String> argv,
      Path directory,
      Map<String, String> environment,
      Duration timeout,
      Duration grace,
      ContainmentChoice containment) {
    this(argv, directory, environment, timeout, grace, containment, Optional.empty());
  }

  /** Held by the best means that the command cannot notice. */
  public ProcessSpec(
      List<String> argv,
      Path directory,
      Map<String, String> environment,
      Duration timeout,
      Duration grace) {
    this(argv, directory, environment, timeout, grace, ContainmentChoice.AUTO);
  }
}
