package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Environment;
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
  private RunListener listener = new SilentListener();

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

  PostMergeSmokeOutcome start(String... argv) {
    Surroundings surroundings =
        new Surroundings(
            Clock.systemUTC(),
            () -> UUID.randomUUID().toString(),
            variables,
            List.of(),
            ENVIRONMENT);
    return new PostMergeSmoke(surroundings, Tools.ofThisMachine(work.resolve("cache"), variables))
        .run(new Parameters(values, List.of(argv)), listener);
  }
}
