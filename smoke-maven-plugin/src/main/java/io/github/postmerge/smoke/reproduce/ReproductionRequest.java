package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.EnvelopeName;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.Trust;
import io.github.postmerge.smoke.run.settings.RunSettingsReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A validated request for one reproduction.
 *
 * @param envelope the red run's envelope file; empty for standard input
 * @param answer where the answer is written
 * @param log where the last run's whole output is written
 * @param runs maximum number of runs
 * @param trust which command may run
 */
record ReproductionRequest(Optional<Path> envelope, Path answer, Path log, int runs, Trust trust) {

  private static final int MOST_RUNS = 100;
  private static final String STANDARD_INPUT = "-";

  private static final Set<String> OWN_NAMES =
      Set.of(
          SmokeProperties.ENVELOPE,
          SmokeProperties.REPRODUCTION,
          SmokeProperties.RUNS,
          SmokeProperties.TRUST_ENVELOPE);

  static ReproductionRequest read(Parameters parameters, RunSettingsReader reader)
      throws InvalidRequestException {
    parameters.requireKnown(RunSettingsReader.NAMES, OWN_NAMES);
    Optional<Path> envelope = envelope(parameters);
    Path answer = answer(reader, envelope);
    return new ReproductionRequest(
        envelope,
        answer,
        log(reader, envelope, answer),
        parameters.count(SmokeProperties.RUNS, 1, MOST_RUNS),
        parameters.flag(SmokeProperties.TRUST_ENVELOPE) ? Trust.ENVELOPE : Trust.COMMIT);
  }

  private static Optional<Path> envelope(Parameters parameters) throws InvalidRequestException {
    String name = SmokeProperties.ENVELOPE;
    return parameters.text(name).filter(STANDARD_INPUT::equals).isPresent()
        ? Optional.empty()
        : Optional.of(parameters.path(name, "target/smoke/envelope.json"));
  }

  private static Path answer(RunSettingsReader reader, Optional<Path> envelope)
      throws InvalidRequestException {
    Path beside =
        envelope.map(e -> e.resolveSibling("reproduction.json")).orElse(ofStandardInput());
    Path answer = reader.written(SmokeProperties.REPRODUCTION, beside);
    if (envelope.filter(answer::equals).isPresent()) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\" is the envelope's own file. Name another one.",
              SmokeProperties.REPRODUCTION, answer));
    }
    return answer;
  }

  private static Path ofStandardInput() {
    return Path.of("target", "smoke", "reproduction.json");
  }

  private static Path log(RunSettingsReader reader, Optional<Path> envelope, Path answer)
      throws InvalidRequestException {
    Path log = reader.logFile(new EnvelopeName(answer).log(), envelope);
    if (log.equals(answer)) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\" is the answer's own file. Name another one.",
              SmokeProperties.LOG_FILE, answer));
    }
    return log;
  }

  /** A file that must not be overwritten. */
  Path input() {
    return envelope.orElse(answer);
  }
}
