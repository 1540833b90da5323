package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Environment;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

/** The wiring for real runs: the system's clock, environment, remotes and processes. */
public final class ThisMachine {

  private ThisMachine() {}

  /** An engine for real runs on behalf of a caller. */
  public static PostMergeSmoke engine(Caller caller) {
    Tools tools = tools();
    return new PostMergeSmoke(surroundings(caller), tools);
  }

  /** What real runs take from the world, on behalf of a caller. */
  public static Surroundings surroundings(Caller caller) {
    Map<String, String> variables = System.getenv();
    return new Surroundings(
        Clock.systemUTC(),
        () -> UUID.randomUUID().toString(),
        variables,
        caller.secrets(),
        environment(caller),
        () -> new GitProgram(variables).version());
  }

  /** What real runs do their work with. */
  public static Tools tools() {
    Map<String, String> variables = System.getenv();
    return Tools.ofThisMachine(() -> CacheFolder.of(variables).path(), variables);
  }

  private static Environment environment(Caller caller) {
    return new Environment(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        caller.maven(),
        null,
        TimeZone.getDefault().getID(),
        Locale.getDefault().toLanguageTag(),
        caller.plugin(),
        null);
  }
}
