package io.github.postmerge.smoke.process;

/** The requested containment of the process tree. */
public enum ContainmentChoice {
  /** The strongest one that an honest command does not notice. */
  AUTO,
  /** A cgroup v2 with {@code cgroup.kill}, which must be writable. */
  CGROUP,
  /** PID and mount namespaces; needs root, and hides the processes outside. */
  PID_NAMESPACE,
  /** The same in a user namespace; processes in it cannot switch to another user. */
  USER_NAMESPACE,
  /** Scanning the process table. */
  SCAN
}
