package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.history.RecordedRun.Outcome;
import io.github.postmerge.smoke.history.RecordedRun.Place;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads entries into runs. Thread-safe; it trusts nothing in an entry. */
final class EntryReader {

  private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{16}");
  private static final Set<String> FAILED =
      Set.of(ProbeStatus.FAIL.name(), ProbeStatus.TIMEOUT.name());
  private static final int LONGEST_NAME = 1_000;

  /** Interns equal values, because thousands of runs repeat the same few. */
  private final Map<Object, Object> shared = new ConcurrentHashMap<>();

  RecordedRun read(byte[] content) throws UnreadableEntryException {
    EntryText entry = EntryText.read(content);
    requireVersion(entry, "/schema_version");
    requireVersion(entry, "/envelope/schema_version");
    return new RecordedRun(
        name(entry, "/envelope/run_id"),
        place(entry),
        shared(
            SmokeKey.of(
                name(entry, "/smoke"),
                name(entry, "/envelope/environment/os"),
                name(entry, "/envelope/environment/arch"))),
        outcome(entry),
        time(name(entry, "/started_at"), "/started_at"),
        duration(entry),
        entry.digest());
  }

  private static void requireVersion(EntryText entry, String path) throws UnreadableEntryException {
    Optional<Long> version = entry.number(path);
    if (version.isEmpty() || version.get() != HistoryEntry.SCHEMA_VERSION) {
      throw new UnreadableEntryException(
          "its "
              + path.substring(1)
              + " is "
              + version.map(String::valueOf).orElse("missing")
              + ", and this version of Smoke reads "
              + HistoryEntry.SCHEMA_VERSION);
    }
  }

  private static String name(EntryText entry, String path) throws UnreadableEntryException {
    return entry
        .text(path)
        .filter(text -> !text.isBlank() && text.length() <= LONGEST_NAME)
        .orElseThrow(() -> new UnreadableEntryException(missing(path)));
  }

  private static String missing(String path) {
    return "its " + path.substring(1) + " is missing, or not what a run writes";
  }

  private Place place(EntryText entry) throws UnreadableEntryException {
    Optional<String> committed = entry.text("/envelope/merge/committed_at");
    return shared(
        new Place(
            id(entry, "/envelope/merge_commit"),
            id(entry, "/envelope/merge/parents/-"),
            committed.isEmpty() ? null : time(committed.get(), "/envelope/merge/committed_at")));
  }

  private static @Nullable String id(EntryText entry, String path) throws UnreadableEntryException {
    Optional<String> id = entry.text(path);
    if (id.isPresent() && !FULL_ID.matcher(id.get()).matches()) {
      throw new UnreadableEntryException(missing(path));
    }
    return id.orElse(null);
  }

  private Outcome outcome(EntryText entry) throws UnreadableEntryException {
    Status status = choice(Status.class, entry, "/envelope/status");
    ReasonCode reason = choice(ReasonCode.class, entry, "/envelope/reason_code");
    boolean isDiagnosed = entry.text("/envelope/diagnosis/conclusion").isPresent();
    Optional<String> signature = entry.text("/signature");
    if (signature.filter(s -> !SIGNATURE.matcher(s).matches()).isPresent()) {
      throw new UnreadableEntryException(missing("/signature"));
    }
    @Nullable Conclusion diagnosis =
        isDiagnosed ? choice(Conclusion.class, entry, "/envelope/diagnosis/conclusion") : null;
    return shared(
        new Outcome(
            status,
            reason == ReasonCode.DRY_RUN || isDryRun(entry),
            signature.orElse(null),
            diagnosis,
            diagnosis == Conclusion.REGRESSION ? atBroken(entry) : ErrorCount.NONE));
  }

  private static ErrorCount atBroken(EntryText entry) {
    List<String> ended = entry.statusesOf(Role.MERGE.name());
    long passed = ended.stream().filter(ProbeStatus.PASS.name()::equals).count();
    long failed = ended.stream().filter(FAILED::contains).count();
    return new ErrorCount((int) passed, (int) (passed + failed));
  }

  /** A run that ran the smoke without recording main's head did not look at main. */
  private static boolean isDryRun(EntryText entry) {
    boolean ran = entry.number("/envelope/duration_ms").filter(ms -> ms > 0).isPresent();
    return ran && entry.text("/envelope/main_head").isEmpty();
  }

  private static <E extends Enum<E>> E choice(Class<E> choices, EntryText entry, String path)
      throws UnreadableEntryException {
    String text = name(entry, path);
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equals(text)) {
        return choice;
      }
    }
    throw new UnreadableEntryException(missing(path));
  }

  private static Instant time(String text, String path) throws UnreadableEntryException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadableEntryException(missing(path));
    }
  }

  private static long duration(EntryText entry) throws UnreadableEntryException {
    String path = "/envelope/duration_ms";
    return entry
        .number(path)
        .filter(milliseconds -> milliseconds >= 0)
        .orElseThrow(() -> new UnreadableEntryException(missing(path)));
  }

  @SuppressWarnings("unchecked") // The value equals its key.
  private <T> T shared(T value) {
    T first = (T) shared.putIfAbsent(value, value);
    return first == null ? value : first;
  }
}
