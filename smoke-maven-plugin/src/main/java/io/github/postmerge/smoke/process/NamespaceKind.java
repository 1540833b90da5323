package io.github.postmerge.smoke.process;

import java.util.List;

/** Which namespaces are made around a command. */
enum NamespaceKind {
  /**
   * PID and mount namespaces, for who may make them. Mounts from outside arrive in there, and those
   * of the command stay in there.
   */
  PID,
  /** The same in a user namespace, which anybody can make where the system lets him. */
  USER;

  /** The options of {@code unshare}. */
  List<String> unshareOptions() {
    return switch (this) {
      case PID -> List.of("--mount", "--propagation", "slave", "--pid");
      case USER ->
          List.of(
              "--user", "--map-current-user", "--keep-caps", "--mount", "--pid", "--mount-proc");
    };
  }

  /** The options of {@code nsenter}, those aside that say which. */
  List<String> nsenterOptions() {
    return switch (this) {
      case PID -> List.of("--mount");
      case USER -> List.of("--user", "--mount");
    };
  }

  /** What the first process runs to set its namespace up; it executes what follows. */
  List<String> setupCommand(NamespacePrograms programs) throws TierUnavailableException {
    return switch (this) {
      case PID -> ProcMount.script(programs);
      case USER -> List.of();
    };
  }
}
