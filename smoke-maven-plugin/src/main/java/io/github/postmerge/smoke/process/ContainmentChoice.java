package io.github.postmerge.smoke.process;

/** Which way of holding the process tree is asked for. */
public enum ContainmentChoice {
  /** The strongest one that an honest command cannot notice. */
  AUTO,
  /** A cgroup v2 with {@code cgroup.kill}, which must be writable. */
  CGROUP,
  /** PID and mount namespaces, which only root can make; processes outside cannot be seen. */
  PID_NAMESPACE,
  /** The same in a user namespace; nobody in it can become another user. */
  USER_NAMESPACE,
  /** The process table. */
  SCAN
}
