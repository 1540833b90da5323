package io.github.postmerge.smoke.process;

import java.io.InputStream;
import java.util.Set;

/** The JDK's own pipes, for systems without {@code /proc}; they close with their process. */
final class JdkPipes implements Pipes {

  @Override
  public void redirect(ProcessBuilder builder) {
    // ProcessBuilder creates a pipe for each stream by default.
  }

  @Override
  public void launched() {
    // The JDK has closed the write ends.
  }

  @Override
  public InputStream stdout(Process process) {
    return process.getInputStream();
  }

  @Override
  public InputStream stderr(Process process) {
    return process.getErrorStream();
  }

  @Override
  public Set<String> names() {
    return Set.of();
  }

  @Override
  public void close() {
    // They close with their process.
  }
}
