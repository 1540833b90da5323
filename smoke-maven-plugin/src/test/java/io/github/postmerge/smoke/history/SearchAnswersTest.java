package io.github.postmerge.smoke.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.envelope.AnsweredSearch;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.history.SearchAnswer.Culprit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchAnswersTest {

  private static final String GOOD = "a".repeat(40);
  private static final String CULPRIT = "b".repeat(40);
  private static final String BAD = "c".repeat(40);

  @TempDir Path work;

  @Test
  void answerIsReadBackAsItWasAdded() throws Exception {
    history().add(search().answer());

    assertThat(history().read().runs()).isEmpty();
    assertThat(history().read().leftOut()).isEmpty();
    assertThat(history().read().searches())
        .isEqualTo(
            new SearchAnswers(
                List.of(
                    new SearchAnswer(
                        AnsweredSearch.SEARCH,
                        GOOD,
                        BAD,
                        SearchConclusion.CULPRIT,
                        0.9876,
                        new Culprit(CULPRIT, "Cache the price list", "task-7"))),
                List.of()));
  }

  @Test
  void sameAnswerIsTheSameFile() throws Exception {
    history().add(search().answer());
    history().add(search().answer());

    assertThat(files(work)).hasSize(1).allMatch(name -> name.startsWith("2026-01/20260101T05"));
  }

  @Test
  void laterAnswerOfOneSearchCounts() throws Exception {
    history().add(search().answer());
    history().add(later(search()).conclusion(SearchConclusion.FLAKY, 0.991).answer());
    history().add(search().searchId("ff".repeat(8)).answer());

    assertThat(files(work)).hasSize(3);
    assertThat(history().read().searches().newestFirst())
        .extracting(SearchAnswer::conclusion)
        .containsExactly(SearchConclusion.FLAKY, SearchConclusion.CULPRIT);
  }

  @Test
  void searchWithoutAProbeIsNotKept() throws Exception {
    CulpritAnswer nothing = search().conclusion(SearchConclusion.INCONCLUSIVE, null).answer();
    history()
        .add(
            new CulpritAnswer(
                nothing.schemaVersion(),
                nothing.searchId(),
                nothing.good(),
                nothing.bad(),
                nothing.smokeCommand(),
                nothing.conclusion(),
                nothing.confidence(),
                nothing.culprit(),
                nothing.candidates(),
                nothing.why(),
                nothing.method(),
                nothing.rates(),
                List.of(),
                nothing.escalation(),
                nothing.reproduce()));

    assertThat(files(work)).isEmpty();
  }

  @DisplayName("two histories are merged by copying one over the other, in any order")
  @Test
  void copiesAreMergedInAnyOrder() throws Exception {
    Path one = work.resolve("one");
    Path other = work.resolve("other");
    new HistoryFolder(one).add(search().answer());
    new HistoryFolder(other).add(search().answer());
    new HistoryFolder(other).add(later(search()).conclusion(SearchConclusion.FIXED, 0.99).answer());
    copy(one, work.resolve("a"));
    copy(other, work.resolve("a"));
    copy(other, work.resolve("b"));
    copy(one, work.resolve("b"));
    copy(one, work.resolve("b/older-copies"));
    copy(one, work.resolve("a/older-copies"));
    copy(one, other.resolve("older-copies"));

    assertThat(new HistoryFolder(work.resolve("a")).read())
        .isEqualTo(new HistoryFolder(work.resolve("b")).read())
        .isEqualTo(new HistoryFolder(other).read());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"schema_version\": 1'                | it is not valid JSON",
        "''                                      | it is not a JSON object",
        "'[]'                                    | it is not a JSON object",
        "'{} {}'                                 | something follows its JSON object",
        "'{\"good\": 1, \"good\": 2}'            | it is not valid JSON",
        "'{\"schema_version\": 2}'               | its schema_version is missing, or not what a"
            + " culprit search writes",
      })
  void unreadableAnswerIsNamedAndLeftOut(String content, String why) throws Exception {
    history().add(search().answer());
    Files.writeString(work.resolve("2026-01/x.culprit"), content);

    HistoryContents contents = history().read();
    assertThat(contents.leftOut()).isEmpty();
    assertThat(contents.searches().newestFirst()).hasSize(1);
    assertThat(contents.searches().leftOut())
        .containsExactly(new LeftOut("2026-01/x.culprit", why));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource({
    "'\"good\": \"aaaa', '\"good\": \"../a', good",
    "'\"conclusion\": \"CULPRIT\"', '\"conclusion\": \"GUILTY\"', conclusion",
    "'\"conclusion\": \"CULPRIT\"', '\"conclusion\": \"FLAKY\"', culprit",
    "'\"confidence\": 0.9876', '\"confidence\": 98.76', confidence",
    "'\"confidence\": 0.9876', '\"confidence\": \"NaN\"', confidence",
    "'\"commit\": \"bbbb', '\"commit\": \"BBBB', culprit.commit",
    "'\"search_id\"', '\"id\"', search_id"
  })
  void whatNoSearchWritesIsNotTaken(String written, String instead, String name) throws Exception {
    String content = new String(EnvelopeJson.bytes(search().answer()), StandardCharsets.UTF_8);
    assertThat(content).contains(written);
    Files.writeString(work.resolve("x.culprit"), content.replace(written, instead));

    SearchAnswers searches = history().read().searches();
    assertThat(searches.newestFirst()).isEmpty();
    assertThat(searches.leftOut())
        .containsExactly(
            new LeftOut(
                "x.culprit", "its " + name + " is missing, or not what a culprit search writes"));
  }

  @Test
  void linkIsNotFollowed() throws Exception {
    Path real = Files.write(work.resolve("real"), EnvelopeJson.bytes(search().answer()));
    Files.createSymbolicLink(work.resolve("x.culprit"), real);

    assertThat(history().read().searches().newestFirst()).isEmpty();
    assertThat(history().read().searches().leftOut())
        .extracting(LeftOut::file)
        .containsExactly("x.culprit");
  }

  private HistoryFolder history() {
    return new HistoryFolder(work);
  }

  private static AnsweredSearch search() {
    return new AnsweredSearch(GOOD, CULPRIT, BAD);
  }

  private static AnsweredSearch later(AnsweredSearch search) {
    return search.lastStart("2026-01-01T06:00:00.000Z");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copyFile(file, from, to));
    }
  }

  private static void copyFile(Path file, Path from, Path to) {
    Path target = to.resolve(from.relativize(file));
    try {
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
