package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.envelope.file.AtomicFile;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Combines old runs into one compressed file a month, without the captured output.
 *
 * <p>The file is forced to disk before the files that it replaces are removed, and is named after
 * its content. If the process is killed in between, a run is stored twice and counts once.
 */
public final class Compaction {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> TAILS = Set.of("stdout_tail", "stderr_tail");
  private static final int NAME_BYTES = 8;

  private final Path folder;

  /** Compacts the history in this folder. */
  public Compaction(Path folder) {
    this.folder = folder;
  }

  /**
   * Compacts the runs that started before a day, except those that do not count.
   *
   * @return how many files were combined
   * @throws IOException if a file cannot be read, written or removed; no run is lost then
   */
  public int before(LocalDate day) throws IOException {
    Map<String, List<String>> months = new TreeMap<>();
    for (Stored stored : new HistoryFolder(folder).read().runs()) {
      LocalDate started = stored.run().startedAt().atZone(ZoneOffset.UTC).toLocalDate();
      if (started.isBefore(day)
          && stored.file().endsWith(HistoryFiles.ENTRY)
          && isPreserved(stored)) {
        String month = started.toString().substring(0, "2026-11".length());
        months.computeIfAbsent(month, m -> new ArrayList<>()).add(stored.file());
      }
    }
    int folded = 0;
    for (Map.Entry<String, List<String>> month : months.entrySet()) {
      List<String> files = month.getValue().stream().sorted().toList();
      write(month.getKey(), files);
      for (String file : files) {
        Files.deleteIfExists(folder.resolve(file));
      }
      folded += files.size();
    }
    return folded;
  }

  /** Whether the compacted entry reads back as the same run; otherwise it is not compacted. */
  private boolean isPreserved(Stored stored) throws IOException {
    try {
      return new EntryReader().read(line(stored.file())).equals(stored.run());
    } catch (UnreadableEntryException | JacksonException e) {
      return false;
    }
  }

  private void write(String month, List<String> files) throws IOException {
    if (Files.isSymbolicLink(folder.resolve(month))) {
      throw new IOException(
          "\"" + folder.resolve(month) + "\" is a symbolic link, and links are not followed");
    }
    MessageDigest digest = Sha256.digest();
    for (String file : files) {
      digest.update(line(file));
    }
    String name =
        String.format(
            Locale.ROOT,
            "%s.%s%s",
            month,
            HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES),
            HistoryFiles.COMPACTED);
    new AtomicFile(folder.resolve(month).resolve(name)).write(out -> compress(files, out));
  }

  private void compress(List<String> files, OutputStream out) throws IOException {
    GZIPOutputStream compressed = new GZIPOutputStream(out);
    for (String file : files) {
      compressed.write(line(file));
    }
    compressed.finish();
  }

  /** The entry in one line, without the captured output. */
  private byte[] line(String file) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    new HistoryFile(folder.resolve(file)).forEach(entry -> copy(entry, line));
    line.write('\n');
    return line.toByteArray();
  }

  private static void copy(byte[] entry, OutputStream line) {
    try (JsonParser from = JSON.createParser(ObjectReadContext.empty(), entry);
        JsonGenerator to = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
        if (token.isNumeric()) {
          to.writeNumber(from.getString());
        } else {
          to.copyCurrentEventExact(from);
        }
        if (token == JsonToken.PROPERTY_NAME && TAILS.contains(from.currentName())) {
          from.nextToken();
          to.writeString("");
        }
      }
    }
  }
}
