package io.github.postmerge.smoke.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.envelope.AnsweredSearch;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.history.HistoryEntry;
import io.github.postmerge.smoke.history.Recorded;
import io.github.postmerge.smoke.history.line.MainOrder;
import io.github.postmerge.smoke.history.line.MainOrder.Landed;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A history with all that can be wrong with one, always the same for a seed. */
final class GeneratedHistory {

  static final int MERGES = 12;

  private static final int ANSWERS = 4;

  static final List<String> SMOKES = List.of("default", "ui", "task-1");
  static final Instant NOW = Instant.parse("2026-01-01T12:30:00Z");

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Status> STATUSES =
      List.of(
          Status.PASS,
          Status.PASS,
          Status.PASS,
          Status.FAIL,
          Status.FAIL,
          Status.TIMEOUT,
          Status.ERROR,
          Status.STALE);

  private static final List<Conclusion> CONCLUSIONS = List.of(Conclusion.values());

  private final Random random;
  private final List<Piece> pieces = new ArrayList<>();

  /** A file: its name, its content, and whether it has a run that no other file tells otherwise. */
  record Piece(String name, String content, boolean isWhole) {}

  private GeneratedHistory(long seed) {
    random = new Random(seed);
  }

  static List<Piece> of(long seed) throws IOException {
    GeneratedHistory history = new GeneratedHistory(seed);
    int runs = 10 + history.random.nextInt(30);
    for (int run = 0; run < runs; run++) {
      history.add(String.format(Locale.ROOT, "run-%03d", run));
    }
    for (int hour = 0; hour < ANSWERS; hour++) {
      history.addAnswer(hour);
    }
    return List.copyOf(history.pieces);
  }

  /** Main's merges, one an hour. */
  static MainOrder main() {
    return new MainOrder(
        IntStream.range(0, MERGES)
            .mapToObj(n -> new Landed(Recorded.commit(n), landed(n)))
            .toList());
  }

  static Instant landed(int merge) {
    return START.plus(Duration.ofHours(merge));
  }

  /** Of two searches, some of which are answered more than once, or not whole. */
  private void addAnswer(int hour) {
    int good = random.nextInt(MERGES - 2);
    String search = "00112233445566a" + random.nextInt(2);
    String start = landed(hour).toString();
    AnsweredSearch answer =
        new AnsweredSearch(
                Recorded.commit(good), Recorded.commit(good + 1), Recorded.commit(MERGES - 1))
            .searchId(search)
            .subject("Change " + hour)
            .lastStart(start);
    String content = new String(EnvelopeJson.bytes(answer.answer()), UTF_8);
    boolean isWhole = random.nextInt(4) > 0;
    pieces.add(
        new Piece(
            "2026-01/" + start.replaceAll("[-:]", "") + "-" + search + ".culprit",
            isWhole ? content : content.substring(0, random.nextInt(content.length())),
            isWhole));
  }

  private void add(String id) throws IOException {
    String content = text(entry(id));
    switch (random.nextInt(12)) {
      case 0 -> add(id, content.substring(0, random.nextInt(content.length())), false);
      case 1 -> {
        add(id, content, false);
        add(id + "-otherwise", text(entry(id)), false);
      }
      default -> add(id, content, true);
    }
  }

  private void add(String name, String content, boolean isWhole) {
    pieces.add(new Piece("2026-01/" + name + ".json", content, isWhole));
  }

  private static String text(HistoryEntry entry) throws IOException {
    return new String(EnvelopeJson.bytes(entry), UTF_8);
  }

  private HistoryEntry entry(String id) {
    int merge = random.nextInt(MERGES + 2);
    boolean isFuture = random.nextInt(20) == 0;
    Instant start =
        isFuture
            ? NOW.plus(Duration.ofDays(1 + random.nextInt(9_000)))
            : landed(Math.min(merge, MERGES - 1)).plusSeconds(random.nextInt(1_700));
    return entry(
        id,
        new At(SMOKES.get(random.nextInt(SMOKES.size())), random.nextInt(4) == 0, merge, start),
        STATUSES.get(random.nextInt(STATUSES.size())),
        random.nextInt(3) == 0 ? CONCLUSIONS.get(random.nextInt(CONCLUSIONS.size())) : null);
  }

  /** Which smoke, on which of two machines, at which merge, and when. */
  record At(String smoke, boolean isMac, int merge, Instant start) {}

  static HistoryEntry entry(String id, At at, Status status, @Nullable Conclusion conclusion) {
    boolean isRed = status == Status.FAIL || status == Status.TIMEOUT;
    String commit = at.merge() < MERGES ? Recorded.commit(at.merge()) : Recorded.commit(1_000);
    return new HistoryEntry(
        HistoryEntry.SCHEMA_VERSION,
        at.smoke(),
        at.start().toString(),
        isRed ? "0123456789abcde" + id.length() % 10 : null,
        isRed ? "it does not answer" : null,
        null,
        null,
        new PostMergeSmokeRun(
            1,
            id,
            "task-1",
            commit,
            new Merge("s", "a", "2026-01-01T00:00:00Z", List.of(), null, "main", "HEAD"),
            commit,
            false,
            null,
            status,
            status == Status.PASS
                ? ReasonCode.POST_MERGE_SMOKE_PASS
                : ReasonCode.POST_MERGE_SMOKE_FAILED,
            status == Status.PASS,
            false,
            1_000,
            at.start().toString(),
            null,
            null,
            null,
            null,
            new Environment(
                at.isMac() ? "Mac" : "Linux", "amd64", "17", null, null, "UTC", "en", "1", null),
            isRed && conclusion != null
                ? new Diagnosis(
                    conclusion,
                    conclusion == Conclusion.INCONCLUSIVE ? null : 0.99,
                    "why",
                    "method/1",
                    60,
                    List.of())
                : null,
            null,
            List.of(),
            null));
  }
}
