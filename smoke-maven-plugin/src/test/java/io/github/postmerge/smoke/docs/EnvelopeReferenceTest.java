package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EnvelopeReferenceTest {

  private static final String SCHEMA = "post-merge-smoke-run.schema.json";

  @Test
  void eachKeyOfTheEnvelopeHasARowInItsOrder() throws IOException {
    List<String> keys =
        Arrays.stream(PostMergeSmokeRun.class.getRecordComponents())
            .map(RecordComponent::getName)
            .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
            .toList();

    String page = page();
    String envelope = page.substring(0, page.indexOf("## <a id"));
    assertThat(
            envelope.lines().filter(line -> line.startsWith("| `")).map(EnvelopeReferenceTest::key))
        .containsExactlyElementsOf(keys);
  }

  @Test
  void eachRowHasATypeAndAMeaning() throws IOException {
    List<String> rows = page().lines().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows)
        .hasSizeGreaterThan(60)
        .allMatch(row -> row.matches("\\| `\\w+` \\| \\S.* \\| \\S.{8,} \\|"));
  }

  @Test
  void partsAreLinkedAndChoicesAreListed() throws IOException {
    assertThat(page())
        .contains("| `merge` | [merge](#merge) or null | ")
        .contains("## <a id=\"merge\"></a>merge\n")
        .contains("| `artifacts` | list of [artifact](#artifact) | ")
        .contains("| `status` | `RUNNING` or `PASS` or ")
        .contains("`UNKNOWN` or `null` | SUPERSEDED: ");
  }

  private static String key(String row) {
    return row.replaceFirst("\\| `(\\w+)` .*", "$1");
  }

  private static String page() throws IOException {
    try (InputStream schema = PostMergeSmokeRun.class.getResourceAsStream(SCHEMA)) {
      return EnvelopeReference.of(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
