package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.envelope.Environment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * The machine of a run.
 *
 * @param known the facts that are available at once
 * @param gitVersion version of the {@code git} on PATH; evaluating it starts a program
 */
public record Machine(Environment known, Supplier<Optional<String>> gitVersion) {

  /** A machine with all facts known. */
  public static Machine of(Environment environment) {
    return new Machine(environment, () -> Optional.ofNullable(environment.git()));
  }

  static Machine ofThisSystem(Caller caller, Map<String, String> variables) {
    Environment known =
        new Environment(
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            caller.maven(),
            null,
            TimeZone.getDefault().getID(),
            Locale.getDefault().toLanguageTag(),
            caller.plugin(),
            null);
    return new Machine(known, () -> new GitProgram(variables).version());
  }

  /** The environment for the envelope; may start a program. */
  public Environment environment() {
    return known.withGit(gitVersion.get().orElse(null));
  }
}
