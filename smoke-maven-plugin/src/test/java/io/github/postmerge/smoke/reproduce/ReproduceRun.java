package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.run.GitAccess;
import io.github.postmerge.smoke.run.Machine;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Red runs and their reproductions by the real engines, with all that they write in one folder. */
final class ReproduceRun implements RunListener {

  static final Environment HERE =
      new Environment("os", "arch", "17", null, null, "UTC", "en", "1", null);

  private final Path work;
  private final Map<String, String> values = new HashMap<>();
  private final List<String> shown = new ArrayList<>();
  private Environment environment = HERE;
  private byte[] standardInput = new byte[0];

  ReproduceRun(Path work, Path repository) {
    this.work = work;
    values.put(SmokeProperties.REPOSITORY, repository.toString());
    values.put(SmokeProperties.ENVELOPE, envelope().toString());
    values.put(SmokeProperties.WORKTREE_ROOT, work.resolve("worktrees").toString());
  }

  Path envelope() {
    return work.resolve("envelope.json");
  }

  Path answer() {
    return work.resolve("reproduction.json");
  }

  ReproduceRun with(String parameter, String value) {
    values.put(parameter, value);
    return this;
  }

  ReproduceRun on(Environment other) {
    environment = other;
    return this;
  }

  ReproduceRun reading(byte[] input) {
    standardInput = input;
    return with(SmokeProperties.ENVELOPE, "-");
  }

  /** Smokes the repository's head in a dry run, for an envelope to reproduce. */
  ReproduceRun smoked(String... argv) {
    return smoked(new Parameters(values, List.of(argv)));
  }

  ReproduceRun smoked(Map<String, String> also) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(also);
    return smoked(new Parameters(all, List.of()));
  }

  private ReproduceRun smoked(Parameters parameters) {
    new PostMergeSmoke(context(HERE))
        .run(parameters.with(SmokeProperties.DRY_RUN, "true"), new ReproduceRun(work, work));
    return this;
  }

  ReproduceOutcome reproduce() {
    return new Reproduce(context(environment))
        .run(new Parameters(values, List.of()), new ByteArrayInputStream(standardInput), this);
  }

  List<String> shown() {
    return shown;
  }

  private static Map<String, String> variables() {
    return Map.of("PATH", System.getenv("PATH"), "DEPLOY_TOKEN", "s3cret-of-this-test");
  }

  private RunContext context(Environment of) {
    return new RunContext(
        Clock.systemUTC(),
        () -> UUID.randomUUID().toString(),
        variables(),
        List.of(),
        Machine.of(of),
        GitAccess.onThisSystem(() -> work.resolve("cache"), variables()),
        ContainedProcessRunner.onThisSystem());
  }

  @Override
  public void step(Step step, String detail) {
    shown.add(step + " " + detail);
  }

  @Override
  public void output(String line) {
    shown.add("| " + line);
  }

  @Override
  public void silence(Duration remaining) {}

  @Override
  public void warning(String message) {
    shown.add("warning: " + message);
  }
}
