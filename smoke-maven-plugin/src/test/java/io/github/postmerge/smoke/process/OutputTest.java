package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.process.OutputListener.Stream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputTest {

  private static final long FLOOD = 400_000_000;

  private static final long MEGABYTE = 1_000_000;

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("16 a flood on both streams: counted exactly, cut exactly, in constant memory")
  void floodIsCountedExactly(Holding holding) throws IOException {
    String half = "head -c " + (FLOOD - 3) + " /dev/zero; printf ";
    Smoke flood = Smoke.shell("(" + half + "end) & (" + half + "END) >&2; wait");
    AtomicLong told = new AtomicLong();
    long before = usedMemory();
    ProcessOutcome outcome = holding.runner().run(flood.spec(), counting(told));
    long growth = usedMemory() - before;
    assertFlood(outcome.stdout(), "end");
    assertFlood(outcome.stderr(), "END");
    assertThat(told).hasValue(2 * FLOOD);
    assertThat(growth).isLessThan(32 * MEGABYTE);
    System.out.printf(
        "flood, %s: %d MB/s, %d KB more in use%n",
        holding, 2 * FLOOD / MEGABYTE * 1000 / outcome.duration().toMillis(), growth / 1024);
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("17 at the edges of the cap every byte is there and counted")
  void edgesAreExact(Holding holding) throws IOException {
    for (int size : List.of(65_536, 65_537, 2 * Capture.WINDOW, 2 * Capture.WINDOW + 1)) {
      ProcessOutcome outcome =
          Smoke.argv(List.of("head", "-c", "" + size, "/dev/zero")).run(holding);
      assertThat(outcome.stdout().total()).isEqualTo(size);
      assertThat(outcome.stdout().head().length + outcome.stdout().tail().length)
          .isEqualTo(Math.min(size, 2 * Capture.WINDOW));
    }
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  void aListenerThatThrowsDisturbsNothing(Holding holding) throws IOException {
    ProcessOutcome outcome = holding.runner().run(chatter().spec(), new Thrower());
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("1\n2\n");
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  void aListenerThatHangsCostsNothingOfTheCapture(Holding holding) throws IOException {
    CountDownLatch release = new CountDownLatch(1);
    ProcessOutcome outcome = holding.runner().run(chatter().spec(), new Hanger(release));
    release.countDown();
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("1\n2\n");
    assertThat(outcome.census().leakedPipe()).isFalse();
    assertThat(outcome.census().survivors()).isEmpty();
  }

  /** An interrupt closes a channel whose reader it hits, and what is in it would be lost. */
  @Test
  void whatIsThereAtTheEndIsTakenByAnInterruptedThreadToo(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("output"), new byte[Capture.WINDOW + 1_000]);
    CountDownLatch release = new CountDownLatch(1);
    try (InputStream in = new FileInputStream(file.toFile())) {
      StreamPump pump = new StreamPump(in, Stream.STDOUT, new Hanger(release));
      pump.start();
      while (!pump.isBlockedByListener()) {
        Thread.onSpinWait();
      }
      Thread.currentThread().interrupt();
      assertThat(pump.capture().total()).isEqualTo(Capture.WINDOW + 1_000);
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      release.countDown();
    }
  }

  /** Nothing ends this flood but our own bound on what is read at the end. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void aFloodThatNobodyEndsDoesNotHoldUpTheEnd() throws IOException {
    CountDownLatch release = new CountDownLatch(1);
    try (Endless flood = new Endless()) {
      StreamPump pump = new StreamPump(flood, Stream.STDOUT, new Hanger(release));
      pump.start();
      while (!pump.isBlockedByListener()) {
        Thread.onSpinWait();
      }
      assertThat(pump.capture().total()).isEqualTo(Capture.WINDOW + 64 * 1024);
    } finally {
      release.countDown();
    }
  }

  /** Ends when it is closed, so that nobody reads it on beside the tests that follow. */
  private static final class Endless extends InputStream {

    private volatile boolean closed;

    @Override
    public int read() {
      return closed ? -1 : 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return closed ? -1 : length;
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public int available() {
      return Integer.MAX_VALUE;
    }
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  void silenceIsToldAgainAndAgain(Holding holding, @TempDir Path folder) throws IOException {
    Path enough = folder.resolve("enough");
    Timekeeper listener = new Timekeeper(enough);
    Duration period = Duration.ofMillis(100);
    Smoke quiet = Smoke.shell("until [ -e " + enough + " ]; do sleep 0.01; done");
    holding.runner(period).run(quiet.spec(), listener);
    assertThat(listener.told).hasSizeGreaterThanOrEqualTo(Timekeeper.ENOUGH);
    assertThat(listener.told.get(0)).isGreaterThan(quiet.timeout().dividedBy(2));
    Duration before = quiet.timeout();
    for (Duration left : listener.told) {
      assertThat(before.minus(left)).isGreaterThanOrEqualTo(period);
      before = left;
    }
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  void nothingIsToldWhileSomethingIsWritten(Holding holding, @TempDir Path folder)
      throws IOException {
    Timekeeper listener = new Timekeeper(folder.resolve("enough"));
    Smoke busy = Smoke.shell("for i in $(seq 100); do echo; sleep 0.02; done");
    holding.runner(Duration.ofSeconds(1)).run(busy.spec(), listener);
    assertThat(listener.told).isEmpty();
  }

  private static Smoke chatter() {
    return Smoke.shell("echo 1; sleep 0.1; echo 2");
  }

  private static void assertFlood(Capture capture, String end) {
    assertThat(capture.total()).isEqualTo(FLOOD);
    assertThat(capture.head()).hasSize(Capture.WINDOW).containsOnly(0);
    assertThat(capture.tail()).hasSize(Capture.WINDOW);
    assertThat(new String(capture.tail(), UTF_8)).endsWith("\0" + end);
  }

  private static OutputListener counting(AtomicLong told) {
    return new Quiet() {
      @Override
      public void output(Stream stream, ByteBuffer piece) {
        told.addAndGet(piece.remaining());
      }
    };
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static class Quiet implements OutputListener {
    @Override
    public void output(Stream stream, ByteBuffer piece) {
      // Quiet.
    }

    @Override
    public void silence(Duration remaining) {
      // Quiet.
    }
  }

  private static final class Thrower extends Quiet {
    @Override
    public void output(Stream stream, ByteBuffer piece) {
      throw new IllegalStateException("thrown on purpose");
    }
  }

  private static final class Hanger extends Quiet {
    private final CountDownLatch release;

    Hanger(CountDownLatch release) {
      this.release = release;
    }

    @Override
    public void output(Stream stream, ByteBuffer piece) {
      try {
        release.await();
      } catch (InterruptedException nobodyDoesThat) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Says when it has heard enough. */
  private static final class Timekeeper extends Quiet {

    private static final int ENOUGH = 3;

    private final List<Duration> told = new CopyOnWriteArrayList<>();
    private final Path enough;

    Timekeeper(Path enough) {
      this.enough = enough;
    }

    @Override
    public void silence(Duration remaining) {
      told.add(remaining);
      if (told.size() == ENOUGH) {
        try {
          Files.createFile(enough);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
