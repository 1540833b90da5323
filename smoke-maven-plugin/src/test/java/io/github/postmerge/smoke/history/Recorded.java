package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.history.RecordedRun.Outcome;
import io.github.postmerge.smoke.history.RecordedRun.Place;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.history.line.PlacedRun;
import io.github.postmerge.smoke.verdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run for tests: at the n-th merge of a main that has one an hour. */
public final class Recorded {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final int merge;
  private final Status status;
  private String id;
  private String smoke = "default";
  private @Nullable String signature;
  private @Nullable Conclusion diagnosis;
  private boolean isDryRun;
  private Duration later = Duration.ofMinutes(1);

  private Recorded(int merge, Status status) {
    this.merge = merge;
    this.status = status;
    this.id = status + "-at-" + merge;
  }

  public static Recorded green(int merge) {
    return new Recorded(merge, Status.PASS);
  }

  public static Recorded red(int merge) {
    Recorded red = new Recorded(merge, Status.FAIL);
    red.signature = "0123456789abcdef";
    return red;
  }

  public static Recorded nothing(int merge) {
    return new Recorded(merge, Status.ERROR);
  }

  /** The n-th merge's full id. */
  public static String commit(int merge) {
    return String.format(Locale.ROOT, "%040x", merge + 1);
  }

  /** When the n-th merge landed. */
  static Instant landed(int merge) {
    return START.plus(Duration.ofHours(merge));
  }

  public Recorded id(String other) {
    id = other;
    return this;
  }

  public Recorded smoke(String other) {
    smoke = other;
    return this;
  }

  public Recorded failing(int way) {
    signature = String.format(Locale.ROOT, "%016x", way);
    return this;
  }

  public Recorded diagnosed(Conclusion conclusion) {
    diagnosis = conclusion;
    return this;
  }

  public Recorded dry() {
    isDryRun = true;
    return this;
  }

  public Recorded later(Duration than) {
    later = later.plus(than);
    return this;
  }

  public RecordedRun run() {
    return new RecordedRun(
        id,
        new Place(commit(merge), merge == 0 ? null : commit(merge - 1), landed(merge)),
        new SmokeKey(smoke, "Linux/amd64"),
        new Outcome(status, isDryRun, signature, diagnosis, ErrorCount.NONE),
        landed(merge).plus(later),
        1_000,
        0);
  }

  public PlacedRun placed() {
    return new PlacedRun(run(), merge);
  }
}
