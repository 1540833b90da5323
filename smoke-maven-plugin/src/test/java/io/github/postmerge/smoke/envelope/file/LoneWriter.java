package io.github.postmerge.smoke.envelope.file;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM of its own that writes an envelope: {@code LoneWriter <file> <another file>}.
 *
 * <p>All classes are loaded before, and the writing thread makes so many other system calls first
 * that no other thread gets to their number; so the n-th of a kind is the same in each run.
 */
public final class LoneWriter {

  /** Its exit code where the envelope could not be written. */
  static final int REFUSED = 3;

  /** More files than loading the classes opens. */
  private static final int PADDING = 1000;

  private static final int WARMING = 2;

  private LoneWriter() {}

  public static void main(String[] args) throws Exception {
    Path another = Path.of(args[1]);
    warmUp(another, WARMING);
    new Thread(() -> writeCountably(Path.of(args[0]), another)).start();
  }

  private static void writeCountably(Path file, Path another) {
    try {
      pad();
      warmUp(another, 2 * WARMING);
      write(file);
    } catch (IOException e) {
      System.out.println("refused: " + e.getMessage());
      System.exit(REFUSED);
    }
  }

  private static void warmUp(Path another, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      write(another);
    }
  }

  private static void write(Path file) throws IOException {
    EnvelopeFile envelope = new EnvelopeFile(file);
    envelope.sweepLeftovers();
    envelope.write(run("new"));
  }

  private static void pad() throws IOException {
    for (int i = 0; i < PADDING; i++) {
      try (FileOutputStream out = new FileOutputStream("/dev/null")) {
        out.write(0);
      }
    }
  }

  public static PostMergeSmokeRun run(String id) {
    return new PostMergeSmokeRun(
        1,
        id,
        null,
        null,
        null,
        null,
        false,
        null,
        Status.RUNNING,
        ReasonCode.SMOKE_IN_PROGRESS,
        false,
        true,
        0,
        "2026-01-01T00:00:00Z",
        null,
        null,
        null,
        null,
        new Environment("Linux", "amd64", "17", null, null, "UTC", "en", "1", null),
        null,
        null,
        List.of(),
        null);
  }
}
