package io.github.postmerge.smoke.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for the end of a launched command. */
final class CommandRun {

  private static final Duration FIRST_OBSERVATION = Duration.ofMillis(50);
  private static final Duration LONGEST_OBSERVATION_PAUSE = Duration.ofMillis(800);

  private final ProcessSpec spec;
  private final Tree tree;
  private final Duration silence;
  private final Stopwatch stopwatch;
  private final UninterruptibleWait wait = new UninterruptibleWait();

  CommandRun(ProcessSpec spec, Tree tree, Duration silence) {
    this.spec = spec;
    this.tree = tree;
    this.silence = silence;
    this.stopwatch = new Stopwatch(tree.command());
  }

  /**
   * Waits for the command's end, kills what is left of its tree, and returns the outcome.
   *
   * @throws TierUnavailableException if the launcher failed, so that the command did not run
   */
  ProcessOutcome awaitEnd(Pipes pipes, OutputListener listener) throws TierUnavailableException {
    Deadline deadline = stopwatch.until(spec.timeout());
    try {
      Output output = Output.startReading(pipes, tree.command(), listener);
      try (SilenceWatch watch = new SilenceWatch(silence, output, listener, deadline)) {
        watch.start();
        return outcome(ending(deadline), output);
      }
    } catch (RuntimeException | Error failure) {
      tree.kill();
      throw failure;
    } finally {
      tree.close();
      wait.restoreInterrupt();
    }
  }

  private ProcessOutcome outcome(Ending ending, Output output) throws TierUnavailableException {
    TreeTerminator terminator = new TreeTerminator(tree, output, stopwatch, wait);
    Census census =
        ending instanceof Ending.Exited
            ? terminator.killLeftovers()
            : terminator.terminateAll(spec.grace());
    stopwatch.stop();
    ProcessOutcome outcome =
        new ProcessOutcome(ending, stopwatch.elapsed(), output.stdout(), output.stderr(), census);
    requireStarted(outcome);
    return outcome;
  }

  private Ending ending(Deadline deadline) {
    try {
      if (endsBy(deadline)) {
        stopwatch.stop();
        return new Ending.Exited(tree.command().exitValue());
      }
      return new Ending.TimedOut();
    } catch (InterruptedException interrupt) {
      wait.rememberInterrupt();
      return new Ending.Aborted();
    }
  }

  private boolean endsBy(Deadline deadline) throws InterruptedException {
    Process command = tree.command();
    Duration pause = FIRST_OBSERVATION;
    while (!command.waitFor(deadline.orIn(pause).nanosLeft(), TimeUnit.NANOSECONDS)) {
      if (deadline.isPast()) {
        return false;
      }
      tree.observe();
      pause =
          pause.compareTo(LONGEST_OBSERVATION_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_OBSERVATION_PAUSE;
    }
    return true;
  }

  private void requireStarted(ProcessOutcome outcome) throws TierUnavailableException {
    if (outcome.ending() instanceof Ending.Exited exited
        && tree.launchFailed(exited.code(), outcome.stdout(), outcome.stderr())) {
      throw new TierUnavailableException("the launcher failed before the command began");
    }
  }
}
