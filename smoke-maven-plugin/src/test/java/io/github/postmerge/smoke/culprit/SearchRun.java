package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.run.GitAccess;
import io.github.postmerge.smoke.run.Machine;
import io.github.postmerge.smoke.run.RunContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Searches by the real engine, with all that they write in one folder. */
final class SearchRun implements SearchListener {

  static final Environment HERE =
      new Environment("Linux 6", "amd64", "17", null, null, "UTC", "en", "1.2.3", null);

  private final Path work;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  SearchRun(Path work, Path repository) {
    this.work = work;
    variables.put("PATH", System.getenv("PATH"));
    variables.put("DEPLOY_TOKEN", "s3cret-of-this-test");
    values.put(SmokeProperties.REPOSITORY, repository.toString());
    values.put(SmokeProperties.CULPRIT, work.resolve("culprit").resolve("culprit.json").toString());
    values.put(SmokeProperties.WORKTREE_ROOT, work.resolve("worktrees").toString());
    values.put(SmokeProperties.JOBS, "1");
  }

  Path answer() {
    return Path.of(
        values.getOrDefault(SmokeProperties.CULPRIT, work.resolve("culprit.json").toString()));
  }

  SearchRun with(String parameter, String value) {
    values.put(parameter, value);
    return this;
  }

  SearchRun without(String parameter) {
    values.remove(parameter);
    return this;
  }

  SearchRun in(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  CulpritOutcome run() {
    return new CulpritSearch(context()).run(new Parameters(values, List.of()), this);
  }

  RunContext context() {
    return new RunContext(
        Clock.systemUTC(),
        () -> UUID.randomUUID().toString(),
        variables,
        List.of(),
        Machine.of(HERE),
        GitAccess.onThisSystem(() -> work.resolve("cache"), variables),
        ContainedProcessRunner.onThisSystem());
  }

  List<String> shown() {
    return List.copyOf(shown);
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

  @Override
  public void ranking(List<RankedAnswer> ranking) {
    shown.add("leading " + ranking.get(0).label());
  }
}
