package io.github.postmerge.smoke.collect;

import io.github.postmerge.smoke.collect.LeftOut.Reason;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Copies one file: masks text, copies pictures unchanged, and refuses everything else. */
final class FileCopy {

  /** Bytes read to detect the type. Text has no control characters except those common in logs. */
  private static final int LOOKED_AT = 8 * 1024;

  private static final byte BELL = 0x07;
  private static final byte ESCAPE = 0x1B;
  private static final int PIECE = 64 * 1024;

  /** In bytes; a picture is held in memory and searched as a whole. */
  private static final int LARGEST_PICTURE = 16 * 1024 * 1024;

  private final Masker masker;
  private final StopSignal stop;

  FileCopy(Masker masker, StopSignal stop) {
    this.masker = masker;
    this.stop = stop;
  }

  /** A file must not be copied. */
  static final class NotCopiedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    NotCopiedException(Reason reason) {
      super(reason.name());
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }

  /**
   * Copies a file.
   *
   * @param room maximum bytes of the copy
   * @return bytes of the copy
   * @throws NotCopiedException if the caller must remove the copy, because it is incomplete
   */
  long copy(InputStream from, SeekableByteChannel to, long room)
      throws IOException, NotCopiedException {
    byte[] start = from.readNBytes(LOOKED_AT);
    Output output = new Output(to, room);
    if (isBinary(start)) {
      copyPicture(start, from, output);
    } else {
      copyText(start, from, output);
    }
    return output.written;
  }

  private void copyText(byte[] start, InputStream from, Output output)
      throws IOException, NotCopiedException {
    MaskingStream masked = masker.stream();
    output.write(masked.accept(start, 0, start.length));
    byte[] piece = new byte[PIECE];
    for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
      if (isBinary(Arrays.copyOf(piece, count))) {
        throw new NotCopiedException(Reason.BINARY);
      }
      output.write(masked.accept(piece, 0, count));
    }
    output.write(masked.finish());
  }

  private void copyPicture(byte[] start, InputStream from, Output output)
      throws IOException, NotCopiedException {
    if (!Picture.beginsIn(start)) {
      throw new NotCopiedException(Reason.BINARY);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(start);
    all.write(from.readNBytes(LARGEST_PICTURE + 1 - start.length));
    if (all.size() > LARGEST_PICTURE) {
      throw new NotCopiedException(Reason.SIZE);
    }
    byte[] bytes = all.toByteArray();
    if (masker.knowsSecretIn(bytes)) {
      throw new NotCopiedException(Reason.SECRET);
    }
    output.write(bytes);
  }

  private static boolean isBinary(byte[] bytes) {
    for (byte b : bytes) {
      boolean isOfLogs = (b >= BELL && b <= '\r') || b == ESCAPE;
      if (b >= 0 && b < ' ' && !isOfLogs) {
        return true;
      }
    }
    return false;
  }

  /** The bounded output of a copy, which can be stopped between pieces. */
  private final class Output {

    private final SeekableByteChannel to;
    private final long room;
    private long written;

    Output(SeekableByteChannel to, long room) {
      this.to = to;
      this.room = room;
    }

    void write(String text) throws IOException, NotCopiedException {
      write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException, NotCopiedException {
      if (stop.isSet()) {
        throw new NotCopiedException(Reason.TIME);
      }
      if (bytes.length > room - written) {
        throw new NotCopiedException(Reason.SIZE);
      }
      for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
        written += to.write(rest);
      }
    }
  }

  /** The picture formats that browser tests write. */
  private enum Picture {
    PNG("\u0089PNG\r\n\u001A\n"),
    JPEG("\u00FF\u00D8\u00FF"),
    GIF("GIF8");

    private final String beginning;

    Picture(String beginning) {
      this.beginning = beginning;
    }

    static boolean beginsIn(byte[] start) {
      String text = new String(start, StandardCharsets.ISO_8859_1);
      return Arrays.stream(values()).anyMatch(picture -> text.startsWith(picture.beginning));
    }
  }
}
