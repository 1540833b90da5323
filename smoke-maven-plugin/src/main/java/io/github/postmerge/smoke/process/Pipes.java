package io.github.postmerge.smoke.process;

import java.io.Closeable;
import java.io.InputStream;
import java.util.Set;

/** The two pipes that a command's output comes through. */
interface Pipes extends Closeable {

  /** Makes the process write into these pipes. */
  void lead(ProcessBuilder builder);

  /** From now on only the launched process and its heirs hold the writing ends. */
  void launched();

  /** Where the launched process's standard output is read. */
  InputStream stdout(Process process);

  /** Where the launched process's standard error is read. */
  InputStream stderr(Process process);

  /** How the pipes are named where the system lists a process's open files; may be empty. */
  Set<String> names();

  @Override
  void close();
}
