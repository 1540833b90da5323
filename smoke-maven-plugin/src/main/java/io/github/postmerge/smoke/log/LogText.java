package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingStream;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import java.util.function.Function;

/** Both streams as one masked text, without mixing their lines. */
final class LogText {

  private static final int LONGEST_PENDING = 8 * 1024;

  private final Half stdout;
  private final Half stderr;
  private final StringBuilder text = new StringBuilder();
  private Stream lineOf = Stream.STDOUT;
  private boolean insideLine;

  LogText(Masker masker) {
    this.stdout = new Half(Stream.STDOUT, masker.stream());
    this.stderr = new Half(Stream.STDERR, masker.stream());
  }

  /** Takes the next bytes of a stream. */
  void accept(Stream stream, byte[] bytes) {
    half(stream).accept(bytes);
  }

  /** The streams have ended. */
  void finish() {
    stdout.end(MaskingStream::finish);
    stderr.end(MaskingStream::finish);
  }

  /** The rest of the streams is lost. */
  void abandon() {
    stdout.end(MaskingStream::abandon);
    stderr.end(MaskingStream::abandon);
  }

  int length() {
    return text.length();
  }

  /** The text since it was last taken. */
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }

  /** The number of bytes of a stream that the text so far represents. */
  long represented(Stream stream) {
    return half(stream).masked.represented();
  }

  private Half half(Stream stream) {
    return stream == Stream.STDOUT ? stdout : stderr;
  }

  /** Starts a new line if the other stream's line is incomplete. */
  private void append(Stream stream, String more) {
    if (more.isEmpty()) {
      return;
    }
    if (insideLine && lineOf != stream) {
      text.append('\n');
    }
    text.append(more);
    insideLine = !more.endsWith("\n");
    lineOf = stream;
  }

  /** One of the streams. */
  private final class Half {

    private final Stream stream;
    private final MaskingStream masked;

    /**
     * Collects pieces of a line, because masking each piece of a long line takes quadratic time.
     */
    private final byte[] pending = new byte[LONGEST_PENDING];

    private int length;

    Half(Stream stream, MaskingStream masked) {
      this.stream = stream;
      this.masked = masked;
    }

    void accept(byte[] bytes) {
      if (bytes.length <= LONGEST_PENDING - length && !endsLine(bytes)) {
        System.arraycopy(bytes, 0, pending, length, bytes.length);
        length += bytes.length;
      } else {
        flushPending();
        append(stream, masked.accept(bytes, 0, bytes.length));
      }
    }

    private static boolean endsLine(byte[] bytes) {
      for (byte b : bytes) {
        if (b == '\n') {
          return true;
        }
      }
      return false;
    }

    void flushPending() {
      append(stream, masked.accept(pending, 0, length));
      length = 0;
    }

    void end(Function<MaskingStream, String> how) {
      flushPending();
      append(stream, how.apply(masked));
    }
  }
}
