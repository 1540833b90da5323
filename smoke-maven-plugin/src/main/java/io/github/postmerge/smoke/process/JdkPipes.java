package io.github.postmerge.smoke.process;

import java.io.InputStream;
import java.util.Set;

/** The JDK's own pipes, for systems where there are no others; they close with their process. */
final class JdkPipes implements Pipes {

  @Override
  public void redirect(ProcessBuilder builder) {
    // A pipe for each stream is what a builder makes by itself.
  }

  @Override
  public void launched() {
    // The JDK has closed its writing ends.
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
    // See above.
  }
}
