package io.github.postmerge.smoke.ci.text;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The stream for commands to a CI system: standard output itself, because Maven's log adds a prefix
 * to each line.
 */
public final class CommandStream {

  private final OutputStream out;

  /** Commands to this stream. */
  public CommandStream(OutputStream out) {
    this.out = out;
  }

  /** This process's standard output, even if {@link System#out} is redirected. */
  public static CommandStream ofThisProcess() {
    return new CommandStream(new FileOutputStream(FileDescriptor.out));
  }

  /** Writes a line after everything that was printed before. */
  public void write(String line) throws IOException {
    System.out.flush();
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
