package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.log.LogSettings;
import io.github.postmerge.smoke.run.settings.CheckoutSettings.Keep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What every goal that runs smokes is told.
 *
 * @param repository any folder of the repository
 * @param main what main is
 * @param commands where the smoke command is defined
 * @param limits how long a smoke may take, and what holds it
 * @param checkout where the checkout goes and what becomes of it
 * @param log where the smoke's whole output goes; empty for nowhere
 * @param maskPatterns what the team wants masked beyond what is secret anywhere
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

  /** The same, and no worktree is kept. */
  public RunSettings withoutKeeping() {
    return with(checkout.withKeep(Keep.NEVER));
  }

  /** The same, and no worktree is used again. */
  public RunSettings withFreshWorktrees() {
    return with(checkout.withFreshWorktrees());
  }

  private RunSettings with(CheckoutSettings other) {
    return new RunSettings(repository, main, commands, limits, other, log, maskPatterns);
  }
}
