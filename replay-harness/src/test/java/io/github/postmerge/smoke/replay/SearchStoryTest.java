package io.github.postmerge.smoke.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.culprit.CulpritOutcome;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritSearch;
import io.github.postmerge.smoke.culprit.SearchListener;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.run.GitAccess;
import io.github.postmerge.smoke.run.Machine;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One search for each conclusion, told as merges and a smoke; its answer is the approved one. */
class SearchStoryTest {

  private static final Path FIXTURES = Path.of("..", "fixtures");
  private static final String GOLDEN = "culprit.json";
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant SEARCHED = Instant.parse("2026-03-03T08:00:00Z");

  @TempDir Path work;

  static List<String> searches() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> name.startsWith("search-"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void answerIsTheApprovedOne(String name) throws Exception {
    SearchStory story = SearchStory.read(FIXTURES.resolve(name).resolve("story.yaml"));
    List<String> commits = tell(story);

    Map<String, String> red =
        story.redAt() == null ? Map.of() : smoked(story, commits.get(story.redAt()));
    CulpritOutcome outcome = search(story, commits.get(0), red);

    assertThat(outcome).isInstanceOf(Answered.class);
    byte[] answer = new Scrubber(work).scrub(Files.readAllBytes(((Answered) outcome).file()));
    Golden golden = new Golden(FIXTURES.resolve(name), GOLDEN);
    switch (Approval.asked(
        Optional.ofNullable(System.getProperty(Approval.PROPERTY)), System.getenv())) {
      case ALL -> golden.approve(answer);
      case NONE -> golden.require(answer);
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void goldenIsValidAndInTheSchemasOrder(String name) throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(CulpritAnswer.class.getResourceAsStream("culprit.schema.json"));
    JsonNode golden = new ObjectMapper().readTree(FIXTURES.resolve(name).resolve(GOLDEN).toFile());

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(golden))
        .isEmpty();
    assertThat(golden.propertyNames().stream().toList())
        .isEqualTo(schema.get("required").valueStream().map(JsonNode::stringValue).toList());
  }

  @Test
  void eachConclusionHasAStory() throws IOException {
    Set<SearchConclusion> seen = EnumSet.noneOf(SearchConclusion.class);
    for (String name : searches()) {
      seen.add(
          SearchConclusion.valueOf(
              new ObjectMapper()
                  .readTree(FIXTURES.resolve(name).resolve(GOLDEN).toFile())
                  .get("conclusion")
                  .stringValue()));
    }
    assertThat(seen).isEqualTo(EnumSet.allOf(SearchConclusion.class));
  }

  /** The full ids of main's commits. */
  private List<String> tell(SearchStory story) throws Exception {
    List<String> commits = new ArrayList<>();
    Path remote = work.resolve("origin.git");
    Git.init().setBare(true).setInitialBranch("main").setDirectory(remote.toFile()).call().close();
    try (Git git = Git.init().setInitialBranch("main").setDirectory(repository().toFile()).call()) {
      git.remoteAdd().setName("origin").setUri(new URIish(remote.toUri().toString())).call();
      for (int merge = 0; merge <= story.merges(); merge++) {
        commits.add(commit(git, merge, story.writtenBy(merge)));
      }
      git.push()
          .setRemote("origin")
          .setRefSpecs(new RefSpec("refs/heads/main:refs/heads/main"))
          .call();
    }
    return commits;
  }

  private static String commit(Git git, int merge, Map<String, String> files) throws Exception {
    Path top = git.getRepository().getWorkTree().toPath();
    Files.writeString(top.resolve("change-" + merge + ".txt"), "change " + merge + "\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(top.resolve(file.getKey()), file.getValue());
    }
    git.add().addFilepattern(".").call();
    PersonIdent ada =
        new PersonIdent(
            "Ada Lovelace", "ada@example.org", START.plus(Duration.ofHours(merge)), ZoneOffset.UTC);
    return git.commit()
        .setMessage("Merge pull request #" + merge + ": task-" + merge)
        .setAuthor(ada)
        .setCommitter(ada)
        .setSign(false)
        .call()
        .getName();
  }

  private Path repository() {
    return work.resolve("clone");
  }

  /** A red run before the search, in a dry run; what the search is told of it. */
  private Map<String, String> smoked(SearchStory story, String commit) {
    String envelope = work.resolve("envelope.json").toString();
    Parameters parameters =
        new Parameters(Map.of(), List.of())
            .with(SmokeProperties.REPOSITORY, repository().toString())
            .with(SmokeProperties.WORKTREE_ROOT, work.resolve("worktrees").toString())
            .with(SmokeProperties.ENVELOPE, envelope)
            .with(SmokeProperties.MERGE_COMMIT, commit)
            .with(SmokeProperties.COMMAND, story.smoke())
            .with(SmokeProperties.DRY_RUN, "true");
    new PostMergeSmoke(context()).run(parameters, RunListener.SILENT);
    return Map.of(SmokeProperties.ENVELOPE, envelope, SmokeProperties.BAD, "HEAD");
  }

  private CulpritOutcome search(SearchStory story, String good, Map<String, String> red) {
    Map<String, String> values = new HashMap<>(story.allParameters());
    values.putAll(red);
    values.put(SmokeProperties.REPOSITORY, repository().toString());
    values.put(SmokeProperties.CULPRIT, work.resolve("culprit.json").toString());
    values.put(SmokeProperties.WORKTREE_ROOT, work.resolve("worktrees").toString());
    values.put(SmokeProperties.GOOD, good);
    values.put(SmokeProperties.COMMAND, story.smoke());
    values.put(SmokeProperties.JOBS, "1");
    return new CulpritSearch(context()).run(new Parameters(values, List.of()), new Unseen());
  }

  private RunContext context() {
    Map<String, String> variables = Map.of("PATH", System.getenv("PATH"));
    return new RunContext(
        Clock.fixed(SEARCHED, ZoneOffset.UTC),
        () -> "search",
        variables,
        List.of(),
        Machine.of(new Environment("os", "arch", "17", null, null, "UTC", "en", "1", null)),
        GitAccess.onThisSystem(() -> work.resolve("cache"), variables),
        ContainedProcessRunner.onThisSystem());
  }

  private static final class Unseen implements SearchListener {

    @Override
    public void ranking(List<RankedAnswer> ranking) {}

    @Override
    public void step(Step step, String detail) {}

    @Override
    public void output(String line) {}

    @Override
    public void silence(Duration remaining) {}

    @Override
    public void warning(String message) {}
  }
}
