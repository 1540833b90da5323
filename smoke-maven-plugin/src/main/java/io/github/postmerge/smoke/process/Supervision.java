package io.github.postmerge.smoke.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Follows a launched command to its end. */
final class Supervision {

  private static final Duration FIRST_LOOK = Duration.ofMillis(50);
  private static final Duration RAREST_LOOK = Duration.ofMillis(800);

  private final ProcessSpec spec;
  private final Tree tree;
  private final Duration silence;
  private final Stopwatch stopwatch;
  private final Patience patience = new Patience();

  Supervision(ProcessSpec spec, Tree tree, Duration silence) {
    this.spec = spec;
    this.tree = tree;
    this.silence = silence;
    this.stopwatch = new Stopwatch(tree.command());
  }

  /**
   * Waits for the command's end, clears what is left of its tree and tells what there was.
   *
   * @throws TierRefused where the command did not run after all
   */
  ProcessOutcome follow(Pipes pipes, OutputListener listener) throws TierRefused {
    Deadline deadline = stopwatch.until(spec.timeout());
    try {
      Output output = Output.follow(pipes, tree.command(), listener);
      try (SilenceWatch watch = new SilenceWatch(silence, output, listener, deadline)) {
        watch.start();
        return outcome(ending(deadline), output);
      }
    } catch (RuntimeException | Error ours) {
      tree.strike();
      throw ours;
    } finally {
      tree.close();
      patience.restoreInterrupt();
    }
  }

  private ProcessOutcome outcome(Ending ending, Output output) throws TierRefused {
    Clearance clearance = new Clearance(tree, output, stopwatch, patience);
    Census census =
        ending instanceof Ending.Exited ? clearance.ofLeftovers() : clearance.ofAll(spec.grace());
    stopwatch.stop();
    ProcessOutcome outcome =
        new ProcessOutcome(ending, stopwatch.elapsed(), output.stdout(), output.stderr(), census);
    refuseIfNeverBegun(outcome);
    return outcome;
  }

  private Ending ending(Deadline deadline) {
    try {
      if (endsBy(deadline)) {
        stopwatch.stop();
        return new Ending.Exited(tree.command().exitValue());
      }
      return new Ending.TimedOut();
    } catch (InterruptedException stop) {
      patience.rememberInterrupt();
      return new Ending.Aborted();
    }
  }

  private boolean endsBy(Deadline deadline) throws InterruptedException {
    Process command = tree.command();
    Duration pause = FIRST_LOOK;
    while (!command.waitFor(deadline.orIn(pause).nanosLeft(), TimeUnit.NANOSECONDS)) {
      if (deadline.isPast()) {
        return false;
      }
      tree.observe();
      pause = pause.compareTo(RAREST_LOOK) < 0 ? pause.multipliedBy(2) : RAREST_LOOK;
    }
    return true;
  }

  private void refuseIfNeverBegun(ProcessOutcome outcome) throws TierRefused {
    if (outcome.ending() instanceof Ending.Exited exited
        && tree.launchFailed(exited.code(), outcome.stdout(), outcome.stderr())) {
      throw new TierRefused("the launcher failed before the command began");
    }
  }
}
