package io.github.postmerge.smoke.collect;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts the files that are left out, by reason; written by one thread and read by another. */
final class LeftOut {

  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private final Map<Reason, String> first = new EnumMap<>(Reason.class);

  /** Why a file is not collected. */
  enum Reason {
    /** Enough files are collected. */
    NUMBER("above the maximum of " + ReportCollector.MOST_FILES + " files"),
    /** It does not fit into the rest of the maximum size, or is too large a picture. */
    SIZE("too large for the rest of smoke.maxCollectedSize"),
    /** It is neither text nor a picture. */
    BINARY("neither text nor a picture"),
    /** A known secret is in a picture's bytes, or the file's name would be masked. */
    SECRET("with a secret in the name, or in a picture"),
    /** It is a link, a FIFO, a socket or a device. */
    NO_FILE("not regular files"),
    /** It was deleted, cannot be read, or cannot be copied. */
    UNREADABLE("unreadable, or impossible to copy"),
    /** Its name has control characters, so it cannot be listed. */
    NAME("with control characters in the name"),
    /** It is nested too deeply. */
    DEPTH("too deep"),
    /** The search has seen its maximum of entries. */
    UNSEEN("after the first " + FileSearch.MOST_SEEN + " files and folders"),
    /** The time limit was reached. */
    TIME("after the time limit");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  synchronized void add(Reason reason, String path) {
    counts.merge(reason, 1, Integer::sum);
    first.putIfAbsent(reason, path);
  }

  /** One sentence; empty if nothing is left out. */
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
            .collect(Collectors.joining("; ", "smoke.collect leaves out: ", ".")));
  }
}
