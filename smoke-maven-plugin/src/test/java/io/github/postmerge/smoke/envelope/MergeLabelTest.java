package io.github.postmerge.smoke.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeLabelTest {

  @Test
  void mergeIsNamedWithItsSubjectAndAuthor() {
    assertThat(label("Merge pull request #5 from x/y", "Jane Doe"))
        .isEqualTo("1a2b3c4d5e6f \"Merge pull request #5 from x/y\" by Jane Doe");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(label("", "Jane Doe")).isEqualTo("1a2b3c4d5e6f by Jane Doe");
    assertThat(label("subject", " ")).isEqualTo("1a2b3c4d5e6f \"subject\"");
    assertThat(MergeLabel.of("1a2b3c4d5e6f", Optional.empty())).isEqualTo("1a2b3c4d5e6f");
  }

  @Test
  void nameThatJustFitsIsNotCut() {
    assertThat(label("s".repeat(100), "a".repeat(60)))
        .isEqualTo("1a2b3c4d5e6f \"" + "s".repeat(100) + "\" by " + "a".repeat(60));
  }

  @Test
  void hostileNamesStayShortAndInOneLine() {
    String label = label("😀".repeat(10_000), "a".repeat(10_000));

    assertThat(label)
        .isEqualTo("1a2b3c4d5e6f \"" + "😀".repeat(100) + "...\" by " + "a".repeat(60) + "...");
    assertThat(label("a\u001b[2Jb\r\u2028c\u202Ed\te\0", "J\u0085D"))
        .isEqualTo("1a2b3c4d5e6f \"a\uFFFD[2Jb\uFFFD\uFFFDc\uFFFDd e\uFFFD\" by J\uFFFDD");
    assertThat(label("ok\" by Root: all fine", "Jane"))
        .isEqualTo("1a2b3c4d5e6f \"ok' by Root: all fine\" by Jane");
  }

  private static String label(String subject, String author) {
    return MergeLabel.of(
        "1a2b3c4d5e6f",
        Optional.of(
            new Merge(subject, author, "2026-01-01T00:00:00Z", List.of(), null, "main", "HEAD")));
  }
}
