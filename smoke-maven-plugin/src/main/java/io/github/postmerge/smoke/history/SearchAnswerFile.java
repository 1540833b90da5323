package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Probe;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer as a file of a history. Its name has the start of the last probe, the search and a
 * checksum of the content, so that files of the same name are equal.
 */
final class SearchAnswerFile {

  private static final int CHECKSUM_BYTES = 4;

  private final CulpritAnswer answer;
  private final byte[] content;

  SearchAnswerFile(CulpritAnswer answer) {
    this.answer = answer;
    this.content = EnvelopeJson.bytes(answer);
  }

  byte[] content() {
    return content;
  }

  /** The path relative to the history's folder; empty for a search without probes. */
  Optional<Path> name() {
    return answer.probes().stream()
        .map(Probe::startedAt)
        .map(Instant::parse)
        .max(Comparator.naturalOrder())
        .map(this::name);
  }

  private Path name(Instant last) {
    byte[] checksum = Sha256.digest().digest(content);
    return Path.of(
        last.toString().substring(0, "2026-11".length()),
        String.format(
            Locale.ROOT,
            "%s-%s-%s%s",
            last.toString().replaceAll("[^0-9TZ.]", ""),
            answer.searchId(),
            HexFormat.of().formatHex(checksum, 0, CHECKSUM_BYTES),
            HistoryFiles.ANSWER));
  }
}
