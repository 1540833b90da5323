package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamWindowTest {

  private static final int WINDOW = Capture.WINDOW;
  private static final int PIPE = 64 * 1024;

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        65_536,
        65_537,
        WINDOW - 1,
        WINDOW,
        WINDOW + 1,
        2 * WINDOW - 1,
        2 * WINDOW,
        2 * WINDOW + 1,
        3 * WINDOW,
        3 * WINDOW + 7,
        10 * WINDOW + 1
      })
  void captureDoesNotDependOnThePieces(int size) {
    Random random = new Random(size);
    byte[] all = new byte[size];
    random.nextBytes(all);
    for (int round = 0; round < 30; round++) {
      Capture capture = inPieces(all, random, 1 + random.nextInt(3 * WINDOW));
      assertThat(capture.total()).isEqualTo(size);
      assertKept(capture, all);
    }
  }

  private static Capture inPieces(byte[] all, Random random, int longest) {
    StreamWindow window = new StreamWindow();
    ReadableByteChannel in = Channels.newChannel(new InPieces(all, random, longest));
    int at = 0;
    Optional<ByteBuffer> piece = read(window, in);
    while (piece.isPresent()) {
      int next = at + piece.get().remaining();
      assertThat(piece.get()).isEqualTo(ByteBuffer.wrap(all, at, next - at));
      at = next;
      piece = read(window, in);
    }
    return window.capture();
  }

  private static Optional<ByteBuffer> read(StreamWindow window, ReadableByteChannel in) {
    try {
      return window.readFrom(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A blocked listener still uses the previous piece. */
  @ParameterizedTest
  @ValueSource(ints = {1, WINDOW, WINDOW + 1, 2 * WINDOW, 5 * WINDOW, 100 * WINDOW + 1})
  void readAvailableReadsOnePipeAndKeepsThePreviousPiece(int before) throws IOException {
    byte[] all = new byte[before + 3 * PIPE];
    new Random(before).nextBytes(all);
    ByteArrayInputStream in = new ByteArrayInputStream(all);
    ReadableByteChannel channel = Channels.newChannel(in);
    StreamWindow window = new StreamWindow();
    ByteBuffer last = window.readFrom(channel).orElseThrow();
    while (all.length - in.available() < before) {
      last = window.readFrom(channel).orElseThrow();
    }
    int read = all.length - in.available();
    ByteBuffer expected = ByteBuffer.wrap(all, read - last.remaining(), last.remaining());

    window.readAvailable(in);

    assertThat(last).isEqualTo(expected);
    assertThat(all.length - in.available()).isEqualTo(read + PIPE);
    assertThat(window.capture().total()).isEqualTo(read + PIPE);
    assertKept(window.capture(), Arrays.copyOf(all, read + PIPE));
  }

  private static final class InPieces extends FilterInputStream {
    private final Random random;
    private final int longest;

    InPieces(byte[] all, Random random, int longest) {
      super(new ByteArrayInputStream(all));
      this.random = random;
      this.longest = longest;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(longest)));
    }
  }

  private static void assertKept(Capture capture, byte[] all) {
    if (all.length <= 2 * WINDOW) {
      assertThat(capture.head()).isEqualTo(all);
      assertThat(capture.tail()).isEmpty();
    } else {
      assertThat(capture.head()).isEqualTo(Arrays.copyOf(all, WINDOW));
      assertThat(capture.tail())
          .isEqualTo(Arrays.copyOfRange(all, all.length - WINDOW, all.length));
    }
  }
}
