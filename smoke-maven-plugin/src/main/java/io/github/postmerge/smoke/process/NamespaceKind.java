package io.github.postmerge.smoke.process;

import java.util.List;

/** The namespaces in which a command runs. */
enum NamespaceKind {
  /**
   * PID and mount namespaces; needs root. Outside mounts propagate into the namespace, and mounts
   * of the command do not propagate out.
   */
  PID,
  /** The same in a user namespace, which needs no privileges if the system allows it. */
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

  /** The options of {@code nsenter}, except the target. */
  List<String> nsenterOptions() {
    return switch (this) {
      case PID -> List.of("--mount");
      case USER -> List.of("--user", "--mount");
    };
  }

  /** The start of a command line that sets up the namespace, then executes the rest. */
  List<String> setupCommand(NamespacePrograms programs) throws TierUnavailableException {
    return switch (this) {
      case PID -> ProcMount.script(programs);
      case USER -> List.of();
    };
  }
}
