package io.github.postmerge.smoke.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeNameTest {

  @ParameterizedTest
  @CsvSource({
    "envelope.json, envelope.log",
    "c1.json, c1.log",
    "c1.0.json, c1.0.log",
    "C1.JSON, C1.log",
    "c1, c1.log",
    "c1.txt, c1.txt.log",
    "c1.log, c1.log.log",
    ".json, .json.log",
  })
  void logIsNamedAfterItsEnvelopeAndNeverIsIt(String envelope, String log) {
    Path folder = Path.of("/some/folder");

    assertThat(new EnvelopeName(folder.resolve(envelope)).log()).isEqualTo(folder.resolve(log));
  }
}
