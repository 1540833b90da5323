package io.github.postmerge.smoke.ci.text;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a CI system reads commands: standard output itself, because a build tool puts words in
 * front of what is printed by other means.
 */
public final class CommandStream {

  private final OutputStream out;

  /** Commands to this stream. */
  public CommandStream(OutputStream out) {
    this.out = out;
  }

  /** This process's standard output, wherever {@link System#out} leads. */
  public static CommandStream ofThisProcess() {
    return new CommandStream(new FileOutputStream(FileDescriptor.out));
  }

  /** Writes a line, after all that was printed before. */
  public void write(String line) throws IOException {
    System.out.flush();
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
