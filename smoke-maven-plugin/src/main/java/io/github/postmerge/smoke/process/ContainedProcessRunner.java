package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs a command and kills all its processes, with the strongest tier that works on this system.
 *
 * <p>If a tier is unavailable, the next one is used.
 */
public final class ContainedProcessRunner implements ProcessRunner {

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Choosing tiers;
  private final Duration silence;

  ContainedProcessRunner(List<Tier> tiers, Duration silence) {
    this(choice -> tiers, silence);
  }

  private ContainedProcessRunner(Choosing tiers, Duration silence) {
    this.tiers = tiers;
    this.silence = silence;
  }

  /** Chooses the tiers to try, best first. */
  @FunctionalInterface
  private interface Choosing {
    List<Tier> of(ContainmentChoice choice) throws TierUnavailableException;
  }

  /** Uses the tiers of this system; each is probed once per JVM. */
  public static ContainedProcessRunner onThisSystem() {
    return new ContainedProcessRunner(Tiers.onThisSystem()::of, SILENCE);
  }

  @Override
  public ProcessOutcome run(ProcessSpec spec, OutputListener listener) throws IOException {
    List<Tier> chosen;
    try {
      chosen = tiers.of(spec.containment());
    } catch (TierUnavailableException e) {
      return notLaunched(new Ending.NotStarted(String.valueOf(e.getMessage())), Containment.SCAN);
    }
    Containment best = chosen.get(0).containment();
    Optional<String> problem = new LaunchPreconditions(spec).problem();
    if (problem.isPresent()) {
      return notLaunched(new Ending.NotStarted(problem.get()), best);
    }
    if (Thread.currentThread().isInterrupted()) {
      return notLaunched(new Ending.Aborted(), best);
    }
    return run(spec, listener, chosen);
  }

  private ProcessOutcome run(ProcessSpec spec, OutputListener listener, List<Tier> chosen)
      throws IOException {
    IOException lastFailure = new IOException("no containment tier is available");
    for (Tier tier : chosen) {
      try {
        return run(spec, listener, tier);
      } catch (TierUnavailableException e) {
        lastFailure = e;
      }
    }
    throw lastFailure;
  }

  private ProcessOutcome run(ProcessSpec spec, OutputListener listener, Tier tier)
      throws IOException {
    try (Pipes pipes = Pipes.open()) {
      Tree tree = tier.launch(spec, pipes);
      return new CommandRun(spec, tree, silence).awaitEnd(pipes, listener);
    } catch (TierUnavailableException e) {
      throw e;
    } catch (IOException e) {
      return notLaunched(new Ending.NotStarted(LaunchFailure.why(spec, e)), tier.containment());
    }
  }

  private static ProcessOutcome notLaunched(Ending ending, Containment containment) {
    Capture nothing = Capture.of(new byte[0]);
    Census empty = new Census(containment, List.of(), List.of(), false);
    return new ProcessOutcome(ending, Duration.ZERO, nothing, nothing, empty);
  }
}
