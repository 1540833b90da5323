package io.github.postmerge.smoke.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The two pipes that a command's output comes through. */
interface Pipes extends Closeable {

  /** The best that this system lets us have. */
  static Pipes open() {
    Optional<Path> shell = SystemPrograms.find("sh");
    if (shell.isEmpty() || !ProcessTable.isAvailable()) {
      return new JdkPipes();
    }
    try {
      return PrivatePipes.open(shell.get());
    } catch (IOException notHere) {
      return new JdkPipes();
    }
  }

  /** Makes the process write into these pipes. */
  void redirect(ProcessBuilder builder);

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
