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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputTest {

  private static final long FLOOD = 40_000_000;

  private static final long MEGABYTE = 1_000_000;

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("16 a flood on both streams: counted exactly, cut exactly, in constant memory")
  void floodIsCountedExactly(TierUnderTest tier) throws IOException {
    Smoke flood = Flood.smoke(FLOOD);
    AtomicLong told = new AtomicLong();
    long before = usedMemory();
    ProcessOutcome outcome = tier.runner().run(flood.spec(), counting(told));
    long growth = usedMemory() - before;
    Flood.assertExact(outcome, FLOOD);
    assertThat(told).hasValue(2 * FLOOD);
    assertThat(growth).isLessThan(32 * MEGABYTE);
    System.out.printf(
        "flood, %s: %d MB/s, %d KB more in use%n",
        tier, 2 * FLOOD / MEGABYTE * 1000 / outcome.duration().toMillis(), growth / 1024);
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("17 at the edges of the cap every byte is there and counted")
  void edgesAreExact(TierUnderTest tier) throws IOException {
    for (int size : List.of(65_536, 65_537, 2 * Capture.WINDOW, 2 * Capture.WINDOW + 1)) {
      ProcessOutcome outcome = Smoke.argv(List.of("head", "-c", "" + size, "/dev/zero")).run(tier);
      assertThat(outcome.stdout().total()).isEqualTo(size);
      assertThat(outcome.stdout().head().length + outcome.stdout().tail().length)
          .isEqualTo(Math.min(size, 2 * Capture.WINDOW));
    }
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  void aListenerThatThrowsDoesNotAffectTheRun(TierUnderTest tier) throws IOException {
    ProcessOutcome outcome = tier.runner().run(chatter().spec(), new Thrower());
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("1\n2\n");
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  void aListenerThatHangsDoesNotAffectTheCapture(TierUnderTest tier) throws IOException {
    CountDownLatch release = new CountDownLatch(1);
    ProcessOutcome outcome = tier.runner().run(chatter().spec(), new Hanger(release));
    release.countDown();
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("1\n2\n");
    assertThat(outcome.census().leakedPipe()).isFalse();
    assertThat(outcome.census().survivors()).isEmpty();
  }

  /** An interrupt closes a channel that its thread reads, which would lose the remaining bytes. */
  @Test
  void anInterruptedThreadReadsTheRemainingOutput(@TempDir Path folder) throws IOException {
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

  /** Only the bound on what is read at the end stops this flood. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void anEndlessFloodDoesNotDelayTheEnd() throws IOException {
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

  /** Ends when it is closed, so that no thread reads it during later tests. */
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
  @EnumSource(TierUnderTest.class)
  void silenceIsReportedRepeatedly(TierUnderTest tier, @TempDir Path folder) throws IOException {
    Path enough = folder.resolve("enough");
    Timekeeper listener = new Timekeeper(enough);
    Duration period = Duration.ofMillis(100);
    Smoke quiet = Smoke.shell("until [ -e " + enough + " ]; do sleep 0.01; done");
    tier.runner(period).run(quiet.spec(), listener);
    assertThat(listener.told).hasSizeGreaterThanOrEqualTo(Timekeeper.ENOUGH);
    assertThat(listener.told.get(0)).isGreaterThan(quiet.timeout().dividedBy(2));
    Duration before = quiet.timeout();
    for (Duration left : listener.told) {
      assertThat(before.minus(left)).isGreaterThanOrEqualTo(period);
      before = left;
    }
  }

  @Tag("stress")
  @Test
  void silentMinuteIsReportedTwice(@TempDir Path folder) throws IOException {
    Timekeeper listener = new Timekeeper(folder.resolve("enough"));
    Smoke silent = Smoke.shell("sleep 62").within(Duration.ofMinutes(2));
    ContainedProcessRunner.onThisSystem().run(silent.spec(), listener);
    assertThat(listener.told.stream().map(Duration::toSeconds)).containsExactly(89L, 59L);
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  void silenceIsNotReportedDuringOutput(TierUnderTest tier, @TempDir Path folder)
      throws IOException {
    Timekeeper listener = new Timekeeper(folder.resolve("enough"));
    Smoke busy = Smoke.shell("for i in $(seq 100); do echo; sleep 0.02; done");
    tier.runner(Duration.ofSeconds(1)).run(busy.spec(), listener);
    assertThat(listener.told).isEmpty();
  }

  private static Smoke chatter() {
    return Smoke.shell("echo 1; sleep 0.1; echo 2");
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
    public void output(Stream stream, ByteBuffer piece) {}

    @Override
    public void silence(Duration remaining) {}
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
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Creates a file after enough calls. */
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
