package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.envelope.Environment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * The machine that a run takes place on.
 *
 * @param known what can be said of it at once
 * @param gitVersion of the {@code git} on PATH; asking for it starts a program
 */
public record Machine(Environment known, Supplier<Optional<String>> gitVersion) {

  /** A machine of which all is known. */
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

  /** What the envelope says of it; may start a program. */
  public Environment environment() {
    return known.withGit(gitVersion.get().orElse(null));
  }
}
