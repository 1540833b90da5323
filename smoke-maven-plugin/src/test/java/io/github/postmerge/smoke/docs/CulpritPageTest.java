package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.culprit.BrokenMain;
import io.github.postmerge.smoke.culprit.CulpritRun;
import io.github.postmerge.smoke.docs.PageScript.Ended;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.run.Caller;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the page on searching, as somebody pastes them who has a red main. */
class CulpritPageTest {

  private static final String PAGE = "culprit.md";
  private static final int MERGES = 8;
  private static final int CULPRIT = 5;

  @TempDir Path work;
  private BrokenMain main;

  @BeforeEach
  void breakMain() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    main = BrokenMain.in(work, new BrokenMain.Story(MERGES, CULPRIT, 0));
  }

  @Test
  void withAHistory() throws Exception {
    Path history = main.folder().resolve("smoke-history");
    for (int merge : List.of(0, 2, 7)) {
      smoke(
          main.commit(merge),
          Map.of(
              SmokeProperties.HISTORY,
              history.toString(),
              SmokeProperties.ENVELOPE,
              work.resolve(merge + ".json").toString()));
    }

    found("mvn smoke:culprit -Dsmoke.history", Map.of());

    assertThat(main.answer()).contains("\"good\": \"" + main.commit(2));
  }

  @Test
  void withAnEnvelope() throws Exception {
    Path envelope = main.folder().resolve("target/smoke/envelope.json");
    smoke(main.commit(7), Map.of(SmokeProperties.ENVELOPE, envelope.toString()));

    found("mvn smoke:culprit -Dsmoke.envelope", Map.of("GOOD", main.commit(0)));
  }

  @Test
  void withNeither() throws Exception {
    found(
        "mvn smoke:culprit -Dsmoke.good",
        Map.of(
            "GOOD",
            main.commit(0),
            "BAD",
            main.commit(MERGES),
            "./smoke.sh --fast",
            "sh smoke.sh"));
  }

  private void found(String beginning, Map<String, String> said) throws Exception {
    String script = PageScript.block(PAGE, beginning);
    for (Map.Entry<String, String> word : said.entrySet()) {
      script = script.replace(word.getKey(), word.getValue());
    }
    Ended ended =
        PageScript.saying(script)
            .where("XDG_CACHE_HOME", work.resolve("cache").toString())
            .withProgram(work.resolve("programs"), "mvn", CulpritRun.script())
            .in(main.folder());
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(main.answer())
        .contains(
            "\"conclusion\": \"CULPRIT\"",
            "\"culprit\": {\n    \"commit\": \"" + main.commit(CULPRIT));
  }

  private void smoke(String commit, Map<String, String> also) {
    Parameters parameters =
        new Parameters(also, List.of())
            .with(SmokeProperties.REPOSITORY, main.folder().toString())
            .with(SmokeProperties.MERGE_COMMIT, commit)
            .with(SmokeProperties.ON_STALE, "run")
            .with(SmokeProperties.WORKTREE_ROOT, work.resolve("worktrees").toString());
    new PostMergeSmoke(RunContext.onThisSystem(new Caller(null, "test", List.of())))
        .run(parameters, RunListener.SILENT);
  }
}
