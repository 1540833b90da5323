package io.github.postmerge.smoke.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The two pipes for a command's output. */
interface Pipes extends Closeable {

  /** Private pipes if this system supports them, otherwise the JDK's. */
  static Pipes open() {
    Optional<Path> shell = SystemPrograms.find("sh");
    if (shell.isEmpty() || !ProcessTable.isAvailable()) {
      return new JdkPipes();
    }
    try {
      return PrivatePipes.open(shell.get());
    } catch (IOException unsupported) {
      return new JdkPipes();
    }
  }

  /** Redirects the output of the process to these pipes. */
  void redirect(ProcessBuilder builder);

  /** After this call only the launched process and its descendants hold the write ends. */
  void launched();

  /** Reads the standard output of the launched process. */
  InputStream stdout(Process process);

  /** Reads the standard error of the launched process. */
  InputStream stderr(Process process);

  /** The names of the pipes in {@code /proc/<pid>/fd}; may be empty. */
  Set<String> names();

  @Override
  void close();
}
