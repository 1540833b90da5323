package io.github.postmerge.smoke.process;

/** How a process tree is contained, so that all of it can be killed. */
public enum Containment {
  /** In its own PID namespace: the kernel kills all processes in it. */
  NAMESPACE,
  /** In its own cgroup: the kernel kills all processes in it. */
  CGROUP,
  /** Its processes are found in the process table. */
  SCAN;

  /** Whether the kernel ensures that no process of the tree is missed. */
  public boolean isEnforcedByKernel() {
    return switch (this) {
      case NAMESPACE, CGROUP -> true;
      case SCAN -> false;
    };
  }
}
