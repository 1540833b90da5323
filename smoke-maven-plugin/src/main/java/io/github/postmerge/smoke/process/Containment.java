package io.github.postmerge.smoke.process;

/** How a process tree is held together, so that all of it can be killed. */
public enum Containment {
  /** A PID namespace of its own: the kernel kills what is in it. */
  NAMESPACE,
  /** A cgroup of its own: the kernel kills what is in it. */
  CGROUP,
  /** Found by looking through the process table. */
  SCAN
}
