package io.github.postmerge.smoke.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Pipes that the JDK does not manage.
 *
 * <p>When a process ends, a JDK thread drains and closes its pipes. That thread races with a reader
 * for the last bytes, and uses unbounded memory if a leftover process floods the pipe. These are
 * the pipes of a process that only waits; they are opened through {@code /proc} and outlive it.
 */
final class PrivatePipes implements Pipes {

  private static final Duration LONGEST_DYING = Duration.ofSeconds(1);

  private final Process waiting;
  private final InputStream stdout;
  private final InputStream stderr;
  private final Set<String> names;

  private PrivatePipes(Process waiting) throws IOException {
    this.waiting = waiting;
    this.names = Set.of(name(1), name(2));
    this.stdout = new FileInputStream(end(1));
    this.stderr = new FileInputStream(end(2));
    closeReadingEndsOfJdk();
  }

  /** Otherwise the JDK drains the pipes when the waiting process ends, and bytes are lost. */
  private void closeReadingEndsOfJdk() {
    Closeables.closeQuietly(waiting.getInputStream());
    Closeables.closeQuietly(waiting.getErrorStream());
  }

  static Pipes open(Path shell) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(shell.toString(), "-c", "read -r end");
    builder.environment().clear();
    Process waiting = builder.start();
    try {
      return new PrivatePipes(waiting);
    } catch (IOException e) {
      waiting.destroyForcibly();
      throw e;
    }
  }

  @Override
  public void redirect(ProcessBuilder builder) {
    builder.redirectOutput(Redirect.appendTo(end(1)));
    builder.redirectError(Redirect.appendTo(end(2)));
  }

  /** After this call only processes of the command hold the write ends. */
  @Override
  public void launched() {
    UninterruptibleWait wait = new UninterruptibleWait();
    waiting.destroyForcibly();
    wait.until(() -> !waiting.isAlive(), Deadline.in(LONGEST_DYING));
    wait.restoreInterrupt();
  }

  @Override
  public InputStream stdout(Process process) {
    return stdout;
  }

  @Override
  public InputStream stderr(Process process) {
    return stderr;
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public void close() {
    waiting.destroyForcibly();
    Closeables.closeQuietly(stdout);
    Closeables.closeQuietly(stderr);
  }

  private File end(int descriptor) {
    return path(descriptor).toFile();
  }

  private String name(int descriptor) throws IOException {
    return Files.readSymbolicLink(path(descriptor)).toString();
  }

  private Path path(int descriptor) {
    return Path.of("/proc/" + waiting.pid() + "/fd/" + descriptor);
  }
}
