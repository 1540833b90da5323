package io.github.postmerge.smoke.collect;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts what is not collected, by the reason; used by one thread and read by another. */
final class LeftOut {

  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private final Map<Reason, String> first = new EnumMap<>(Reason.class);

  /** Why a file is not collected. */
  enum Reason {
    /** Enough files are collected. */
    NUMBER("more than the " + ReportCollector.MOST_FILES + " that are collected"),
    /** Enough bytes are. */
    SIZE("too large for what is left of smoke.maxCollectedSize"),
    /** It is neither text nor a picture. */
    BINARY("neither text nor a picture"),
    /** A known secret is in a picture's bytes, or the file's name would be masked. */
    SECRET("with a secret in the name, or in a picture"),
    /** It is a link, a FIFO, a socket or a device. */
    NO_FILE("not regular files"),
    /** It is gone, closed to us, or cannot be copied. */
    UNREADABLE("unreadable, or not to be copied"),
    /** Its name cannot be listed. */
    NAME("with control characters in the name"),
    /** Too many folders are above it. */
    DEPTH("too deep"),
    /** Too much lies before it. */
    UNSEEN("after the first " + FileSearch.MOST_SEEN + " files and folders"),
    /** There was no time left. */
    TIME("after the time for it was over");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  synchronized void add(Reason reason, String path) {
    counts.merge(reason, 1, Integer::sum);
    first.putIfAbsent(reason, path);
  }

  /** One sentence; empty where nothing is left out. */
  synchronized Optional<String> sentence() {
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        counts.entrySet().stream()
            .map(
                e ->
                    String.format(
                        Locale.ROOT,
                        "%d %s (\"%s\")",
                        e.getValue(),
                        e.getKey().words,
                        first.get(e.getKey())))
            .collect(
                Collectors.joining(
                    "; ", "Of what smoke.collect matches, these files are left out: ", ".")));
  }
}
