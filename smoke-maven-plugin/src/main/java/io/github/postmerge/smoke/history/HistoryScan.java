package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.HistoryFiles.Listing;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One scan of a history: each run counts once, and a run with contradictory files not at all. */
final class HistoryScan {

  private final Path folder;
  private final EntryReader reader = new EntryReader();
  private final Map<String, Stored> runs = new HashMap<>();
  private final Map<String, List<RecordedRun>> disputed = new TreeMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  HistoryScan(Path folder) {
    this.folder = folder;
  }

  /** Throws {@code NoSuchFileException} if a file is removed meanwhile. */
  HistoryContents contents() throws IOException {
    HistoryFiles files = HistoryFiles.in(folder);
    leftOut.addAll(files.runs().leftOut());
    for (FileRuns read : files.runs().readable().parallelStream().map(this::read).toList()) {
      add(read);
    }
    disputed.keySet().forEach(runs::remove);
    List<Stored> all = new ArrayList<>(runs.values());
    all.sort(Comparator.comparing(stored -> stored.run().id()));
    leftOut.sort(Comparator.comparing(LeftOut::file).thenComparing(LeftOut::why));
    return new HistoryContents(
        all,
        leftOut,
        disputed.values().stream().flatMap(List::stream).toList(),
        answers(files.answers()));
  }

  /** The last answer of each search; file names begin with the time. */
  private SearchAnswers answers(Listing files) throws IOException {
    Map<String, SearchAnswer> bySearch = new LinkedHashMap<>();
    List<LeftOut> unreadable = new ArrayList<>(files.leftOut());
    for (String file : byName(files.readable())) {
      try {
        new HistoryFile(folder.resolve(file))
            .forEach(
                content -> {
                  SearchAnswer answer = SearchAnswerReader.read(content);
                  bySearch.remove(answer.searchId());
                  bySearch.put(answer.searchId(), answer);
                });
      } catch (IOException e) {
        unreadable.add(new LeftOut(file, why(e)));
      }
    }
    List<SearchAnswer> newestFirst = new ArrayList<>(bySearch.values());
    Collections.reverse(newestFirst);
    unreadable.sort(Comparator.comparing(LeftOut::file));
    return new SearchAnswers(newestFirst, unreadable);
  }

  /** Sorted by file name without the folder, because a copy in another folder is the same file. */
  private static List<String> byName(List<String> files) {
    return files.stream()
        .sorted(
            Comparator.comparing((String file) -> file.substring(file.lastIndexOf('/') + 1))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The runs in a file, or why it does not count. */
  private record FileRuns(String file, List<RecordedRun> runs, Optional<IOException> failure) {}

  private FileRuns read(String file) {
    List<RecordedRun> runs = new ArrayList<>(1);
    try {
      new HistoryFile(folder.resolve(file)).forEach(entry -> runs.add(reader.read(entry)));
      return new FileRuns(file, runs, Optional.empty());
    } catch (IOException e) {
      return new FileRuns(file, List.of(), Optional.of(e));
    }
  }

  private void add(FileRuns read) throws IOException {
    IOException failure = read.failure().orElse(null);
    if (failure != null) {
      leftOut.add(new LeftOut(read.file(), why(failure)));
    }
    read.runs().forEach(run -> add(run, read.file()));
  }

  /** Why a file does not count; rethrows if it is gone or reading was interrupted. */
  private static String why(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException || failure instanceof ClosedByInterruptException) {
      throw failure;
    }
    return failure instanceof UnreadableEntryException
        ? String.valueOf(failure.getMessage())
        : "it cannot be read";
  }

  private void add(RecordedRun run, String file) {
    Stored first = runs.putIfAbsent(run.id(), new Stored(run, file));
    if (first != null && !first.run().equals(run)) {
      List<RecordedRun> versions = disputed.computeIfAbsent(run.id(), id -> new ArrayList<>());
      if (versions.isEmpty()) {
        versions.add(first.run());
        leftOut.add(new LeftOut(first.file(), contradiction(file)));
      }
      versions.add(run);
      leftOut.add(new LeftOut(file, contradiction(first.file())));
    }
  }

  private static String contradiction(String other) {
    return "it contradicts \"" + other + "\" about the same run, so that the run does not count";
  }
}
