package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.process.ProcessRunner;
import io.github.postmerge.smoke.run.GitAccess;
import io.github.postmerge.smoke.run.Machine;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A run of the real engine, with all that it writes below one folder. */
final class EngineRun {

  private static final Environment ENVIRONMENT =
      new Environment("os", "arch", "17", null, null, "UTC", "en", "1", null);

  private final Path work;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private RunListener listener = RunListener.SILENT;
  private OutcomeReporter reporter = OutcomeReporter.NONE;
  private ProcessRunner processes = ContainedProcessRunner.onThisSystem();

  EngineRun(Path work, Path repository) {
    this.work = work;
    values.put(SmokeProperties.REPOSITORY, repository.toString());
    values.put(SmokeProperties.ENVELOPE, work.resolve("envelope.json").toString());
    values.put(SmokeProperties.WORKTREE_ROOT, work.resolve("worktrees").toString());
    variables.put("PATH", System.getenv("PATH"));
  }

  EngineRun with(String parameter, String value) {
    values.put(parameter, value);
    return this;
  }

  EngineRun where(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  EngineRun seenBy(RunListener reader) {
    listener = reader;
    return this;
  }

  EngineRun reportedBy(OutcomeReporter told) {
    reporter = told;
    return this;
  }

  EngineRun in(ProcessRunner runner) {
    processes = runner;
    return this;
  }

  PostMergeSmokeOutcome start(String... argv) {
    RunContext context =
        new RunContext(
            Clock.systemUTC(),
            () -> UUID.randomUUID().toString(),
            variables,
            List.of(),
            Machine.of(ENVIRONMENT),
            GitAccess.onThisSystem(() -> work.resolve("cache"), variables),
            processes);
    return new PostMergeSmoke(context)
        .run(new Parameters(values, List.of(argv)), listener, reporter);
  }
}
