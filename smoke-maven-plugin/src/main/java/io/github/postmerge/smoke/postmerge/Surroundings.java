package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run takes from the world around it, so that a caller can give it another one.
 *
 * @param clock when runs start; never used to measure
 * @param runIds a new id for each run
 * @param variables environment variables: what the smoke inherits, and what may be secret
 * @param secrets further values that must not be written down
 * @param environment what the envelope says of this machine, as far as it is known at once
 * @param gitVersion of the {@code git} on PATH; asked once the run has begun
 */
public record Surroundings(
    Clock clock,
    Supplier<String> runIds,
    Map<String, String> variables,
    List<String> secrets,
    Environment environment,
    Supplier<Optional<String>> gitVersion) {

  /** Copies what can be copied. */
  public Surroundings {
    variables = Map.copyOf(variables);
    secrets = List.copyOf(secrets);
  }

  /** Surroundings whose environment is known already. */
  public Surroundings(
      Clock clock,
      Supplier<String> runIds,
      Map<String, String> variables,
      List<String> secrets,
      Environment environment) {
    this(
        clock,
        runIds,
        variables,
        secrets,
        environment,
        () -> Optional.ofNullable(environment.git()));
  }

  /** What the envelope says of this machine; may start a program. */
  public Environment wholeEnvironment() {
    return environment.withGit(gitVersion.get().orElse(null));
  }

  /** Masks all that is secret here, the passwords in these URLs, and what the patterns match. */
  public Masker masker(List<String> urls, List<String> patterns) {
    List<String> all = new ArrayList<>(secrets);
    urls.forEach(url -> UrlPassword.in(url).ifPresent(all::add));
    return Masker.of(new MaskingConfig(variables, all, patterns));
  }
}
