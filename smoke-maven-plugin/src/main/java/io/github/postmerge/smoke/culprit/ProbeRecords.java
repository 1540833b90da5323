package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.envelope.file.AtomicFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.envelope.file.EnvelopeReader;
import io.github.postmerge.smoke.envelope.file.JsonPart;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A folder with one file for each probe. */
final class ProbeRecords {

  private static final int MOST = 1_000_000;
  private static final int LONGEST_EVIDENCE = 2_000;
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{16}");

  private final Path folder;

  ProbeRecords(Path folder) {
    this.folder = folder;
  }

  /** A file and its probe. */
  record Stored(String file, ProbeRecord probe) {

    /** False if it is a copy under another name. */
    boolean isUnderItsOwnName() {
      return file.equals(name(probe.number()));
    }
  }

  /** A file that is not a valid probe, and why. */
  record Unreadable(String file, String why) {}

  /**
   * The contents of a folder, sorted by file name.
   *
   * @param unreadable files that do not count
   */
  record Contents(List<Stored> stored, List<Unreadable> unreadable) {

    List<ProbeRecord> probes() {
      return stored.stream().map(Stored::probe).toList();
    }
  }

  /** Saves a probe under a name that is unique in the search. */
  Path write(String name, ProbeRecord probe) throws IOException {
    Path file = folder.resolve(name);
    new AtomicFile(file).write(EnvelopeJson.bytes(probe));
    return file;
  }

  static String name(int number) {
    return String.format(Locale.ROOT, "%06d.json", number);
  }

  Contents read() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        for (Path file : all) {
          String name = String.valueOf(file.getFileName());
          if (name.endsWith(".json") && !name.startsWith(".")) {
            files.add(file);
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    } else if (Files.exists(folder)) {
      throw new IOException("\"" + folder + "\" is not a folder.");
    }
    Collections.sort(files);
    List<Stored> stored = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (!Files.isRegularFile(file)) {
        unreadable.add(new Unreadable(name, "it is not a file"));
        continue;
      }
      try {
        stored.add(new Stored(name, read(file)));
      } catch (UnreadableEnvelopeException e) {
        unreadable.add(new Unreadable(name, e.problem()));
      }
    }
    return new Contents(stored, unreadable);
  }

  private static ProbeRecord read(Path file) throws UnreadableEnvelopeException, IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return read(EnvelopeReader.read(content, "\"" + file + "\""));
    }
  }

  /** Reads an untrusted probe. */
  static ProbeRecord read(JsonPart part) throws UnreadableEnvelopeException {
    ProbeStatus status = part.of("status").choice(ProbeStatus.class);
    int startedAfter = count(part.of("started_after"));
    ProbeRecord probe =
        new ProbeRecord(
            ProbeRecord.SCHEMA_VERSION,
            matching(part.of("search_id"), SIGNATURE),
            part.of("plan").text(),
            count(part.of("entry")),
            count(part.of("number")),
            part.of("commit").commitId(),
            startedAfter,
            (int) part.of("ended_as").number(startedAfter + 1L, MOST),
            status,
            part.of("exit_code").exitCode(),
            signature(part.of("signature")),
            evidence(part.of("evidence")),
            part.of("duration_ms").number(0, Long.MAX_VALUE),
            time(part.of("started_at")));
    if (probe.hasFailed() != (probe.signature() != null)) {
      throw part.of("signature").not("present exactly if the smoke failed");
    }
    return probe;
  }

  private static int count(JsonPart part) throws UnreadableEnvelopeException {
    return (int) part.number(0, MOST);
  }

  private static String matching(JsonPart part, Pattern pattern)
      throws UnreadableEnvelopeException {
    if (!pattern.matcher(part.text()).matches()) {
      throw part.not("an id");
    }
    return part.text();
  }

  private static @Nullable String signature(JsonPart part) throws UnreadableEnvelopeException {
    return part.isNull() ? null : matching(part, SIGNATURE);
  }

  private static String evidence(JsonPart part) throws UnreadableEnvelopeException {
    if (part.text().length() > LONGEST_EVIDENCE) {
      throw part.not("short enough");
    }
    return part.text();
  }

  private static String time(JsonPart part) throws UnreadableEnvelopeException {
    try {
      Instant.parse(part.text());
      return part.text();
    } catch (DateTimeException e) {
      throw part.not("a time");
    }
  }
}
