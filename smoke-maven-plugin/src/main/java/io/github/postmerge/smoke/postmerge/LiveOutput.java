package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.masking.MaskingStream;
import io.github.postmerge.smoke.process.OutputListener;
import java.time.Duration;

/** Shows the smoke's output as it comes: masked, and line by line. */
final class LiveOutput implements OutputListener {

  private final RunListener listener;
  private final Lines stdout;
  private final Lines stderr;

  LiveOutput(Narration narration) {
    this.listener = narration.listener();
    this.stdout = new Lines(narration.facts().masker().stream(), listener);
    this.stderr = new Lines(narration.facts().masker().stream(), listener);
  }

  @Override
  public void output(Stream stream, byte[] buffer, int offset, int length) {
    (stream == Stream.STDOUT ? stdout : stderr).accept(buffer, offset, length);
  }

  @Override
  public void silence(Duration remaining) {
    listener.silence(remaining);
  }

  void finish() {
    stdout.finish();
    stderr.finish();
  }

  /** One stream's lines. Both reader threads and, in the end, the run's own come here. */
  private static final class Lines {

    private static final int LONGEST_LINE = 8 * 1024;

    private final MaskingStream masked;
    private final RunListener listener;
    private final StringBuilder line = new StringBuilder();

    Lines(MaskingStream masked, RunListener listener) {
      this.masked = masked;
      this.listener = listener;
    }

    synchronized void accept(byte[] buffer, int offset, int length) {
      show(masked.accept(buffer, offset, length));
    }

    synchronized void finish() {
      show(masked.finish());
      if (!line.isEmpty()) {
        flush();
      }
    }

    private void show(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\n') {
          flush();
        } else {
          line.append(c);
          if (line.length() >= LONGEST_LINE && !Character.isHighSurrogate(c)) {
            flush();
          }
        }
      }
    }

    private void flush() {
      if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
        line.setLength(line.length() - 1);
      }
      listener.output(line.toString());
      line.setLength(0);
    }
  }
}
