package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.log.LogSettings;
import io.github.postmerge.smoke.run.settings.CheckoutSettings.Keep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of every goal that runs smokes.
 *
 * @param repository any folder of the repository
 * @param main the main branch
 * @param commands where the smoke command is defined
 * @param limits the limits of a smoke
 * @param checkout where the commit is checked out, and whether that is kept
 * @param log where the smoke's whole output is written, if anywhere
 * @param maskPatterns the team's own patterns to mask
 */
public record RunSettings(
    Path repository,
    MainBranch main,
    CommandPlaces commands,
    Limits limits,
    CheckoutSettings checkout,
    Optional<LogSettings> log,
    List<String> maskPatterns) {

  /** Copies the list. */
  public RunSettings {
    maskPatterns = List.copyOf(maskPatterns);
  }

  /** The same with another timeout for the smoke. */
  public RunSettings withTimeout(Duration timeout) {
    return new RunSettings(
        repository, main, commands, limits.withTimeout(timeout), checkout, log, maskPatterns);
  }

  /** The same without a log. */
  public RunSettings withoutLog() {
    return new RunSettings(
        repository, main, commands, limits, checkout, Optional.empty(), maskPatterns);
  }

  /** The same without keeping worktrees. */
  public RunSettings withoutKeeping() {
    return with(checkout.withKeep(Keep.NEVER));
  }

  /** The same without reusing worktrees. */
  public RunSettings withFreshWorktrees() {
    return with(checkout.withFreshWorktrees());
  }

  private RunSettings with(CheckoutSettings other) {
    return new RunSettings(repository, main, commands, limits, other, log, maskPatterns);
  }
}
