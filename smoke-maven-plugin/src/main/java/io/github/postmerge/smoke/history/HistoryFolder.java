package io.github.postmerge.smoke.history;

import static java.util.stream.Collectors.toSet;

import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.file.AtomicFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.envelope.file.EnvelopeReader;
import io.github.postmerge.smoke.envelope.file.JsonPart;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A folder with one file for each run and each answer, and no index: any number of machines can add
 * files, and two histories are merged by copying one over the other.
 */
public final class HistoryFolder {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** The scan is repeated if a file disappears, because it may have been compacted meanwhile. */
  private static final int MOST_LOOKS = 5;

  private final Path folder;

  /** The history in this folder, which need not exist yet. */
  public HistoryFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Adds a run: in a folder for its month, in a file that is named after its start and its id.
   *
   * @throws IOException if it cannot be written; no partial file is left
   */
  public void add(HistoryEntry entry) throws IOException {
    new AtomicFile(folder.resolve(name(entry))).write(EnvelopeJson.bytes(entry));
  }

  /**
   * Adds the answer of a culprit search. The same answer has the same file; a later answer of the
   * same search has a file of its own. An answer without probes is not stored.
   *
   * @throws IOException if it cannot be written; no partial file is left
   */
  public void add(CulpritAnswer answer) throws IOException {
    SearchAnswerFile file = new SearchAnswerFile(answer);
    Optional<Path> name = file.name();
    if (name.isPresent()) {
      new AtomicFile(folder.resolve(name.get())).write(file.content());
    }
  }

  /**
   * Reads all runs and answers. Files that cannot be read are listed in the result.
   *
   * @throws IOException if the folder itself cannot be read
   */
  public HistoryContents read() throws IOException {
    for (int look = 1; ; look++) {
      try {
        return new HistoryScan(folder).contents();
      } catch (NoSuchFileException e) {
        if (look == MOST_LOOKS) {
          throw new IOException(
              "\"" + folder + "\" keeps changing while it is read: " + e.getMessage(), e);
        }
      }
    }
  }

  /**
   * Reads the details of some runs, without those that can no longer be read.
   *
   * @param runs of this history
   */
  public Map<String, RunDetails> details(Collection<Stored> runs) {
    Set<String> wanted = runs.stream().map(stored -> stored.run().id()).collect(toSet());
    Map<String, RunDetails> details = new HashMap<>();
    for (String file : new TreeSet<>(runs.stream().map(Stored::file).toList())) {
      try {
        new HistoryFile(folder.resolve(file))
            .forEach(
                content -> {
                  EntryText entry = EntryText.read(content);
                  entry
                      .text("/envelope/run_id")
                      .filter(wanted::contains)
                      .ifPresent(id -> details.put(id, RunDetails.of(entry)));
                });
      } catch (IOException e) {
        // The file was removed after the scan, so its runs have no details.
      }
    }
    return details;
  }

  /**
   * The whole entry of a run.
   *
   * @param stored of this history
   * @throws UnreadableEnvelopeException if it is no longer as a run writes it
   */
  public JsonPart entry(Stored stored) throws UnreadableEnvelopeException, IOException {
    List<byte[]> found = new ArrayList<>(1);
    new HistoryFile(folder.resolve(stored.file()))
        .forEach(
            content -> {
              boolean isIt =
                  EntryText.read(content)
                      .text("/envelope/run_id")
                      .filter(stored.run().id()::equals)
                      .isPresent();
              if (isIt && found.isEmpty()) {
                found.add(content.clone());
              }
            });
    if (found.isEmpty()) {
      throw new IOException("\"" + stored.file() + "\" no longer has the run that it had");
    }
    return EnvelopeReader.read(new ByteArrayInputStream(found.get(0)), "\"" + stored.file() + "\"");
  }

  /** The run that would be read back from an entry. */
  public static RecordedRun recorded(HistoryEntry entry) throws IOException {
    return new EntryReader().read(EnvelopeJson.bytes(entry));
  }

  private static Path name(HistoryEntry entry) {
    String started = entry.startedAt();
    String compact = started.replaceAll("[^0-9TZ.]", "");
    String month = Instant.parse(started).toString().substring(0, "2026-11".length());
    return Path.of(
        month,
        String.format(Locale.ROOT, "%s-%s.json", compact, fileName(entry.envelope().runId())));
  }

  private static String fileName(String runId) {
    return PLAIN.matcher(runId).matches()
        ? runId
        : UUID.nameUUIDFromBytes(runId.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
