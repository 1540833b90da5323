package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.history.HistoryContents.Stored;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One look at all runs of a history: each counts once, and one of which two files differ not. */
final class HistoryScan {

  private final Path folder;
  private final EntryReader reader = new EntryReader();
  private final Map<String, Stored> runs = new HashMap<>();
  private final Set<String> disputed = new HashSet<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  HistoryScan(Path folder) {
    this.folder = folder;
  }

  /** Throws {@code NoSuchFileException} where a file goes away meanwhile. */
  HistoryContents contents() throws IOException {
    HistoryFiles files = HistoryFiles.in(folder);
    leftOut.addAll(files.leftOut());
    for (String file : files.readable()) {
      read(file);
    }
    disputed.forEach(runs::remove);
    List<Stored> all = new ArrayList<>(runs.values());
    all.sort(Comparator.comparing(stored -> stored.run().id()));
    leftOut.sort(Comparator.comparing(LeftOut::file).thenComparing(LeftOut::why));
    return new HistoryContents(all, leftOut);
  }

  /** A file counts as a whole or not at all. */
  private void read(String name) throws IOException {
    List<RecordedRun> read = new ArrayList<>();
    try {
      new HistoryFile(folder.resolve(name)).forEach(entry -> read.add(reader.read(entry)));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (UnreadableEntryException e) {
      leftOut.add(new LeftOut(name, String.valueOf(e.getMessage())));
      return;
    } catch (IOException e) {
      leftOut.add(new LeftOut(name, "it cannot be read"));
      return;
    }
    read.forEach(run -> add(run, name));
  }

  private void add(RecordedRun run, String file) {
    Stored first = runs.putIfAbsent(run.id(), new Stored(run, file));
    if (first != null && !first.run().equals(run)) {
      if (disputed.add(run.id())) {
        leftOut.add(new LeftOut(first.file(), contradiction(file)));
      }
      leftOut.add(new LeftOut(file, contradiction(first.file())));
    }
  }

  private static String contradiction(String other) {
    return "it tells its run otherwise than \"" + other + "\", so that the run does not count";
  }
}
