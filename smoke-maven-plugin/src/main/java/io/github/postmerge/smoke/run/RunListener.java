package io.github.postmerge.smoke.run;

import java.time.Duration;

/** Shows a run to somebody as it happens; all text is masked already. */
public interface RunListener {

  /** Shows nothing. */
  RunListener SILENT =
      new RunListener() {
        @Override
        public void step(Step step, String detail) {}

        @Override
        public void output(String line) {}

        @Override
        public void silence(Duration remaining) {}

        @Override
        public void warning(String message) {}
      };

  /** What is shown of a run, one line each. */
  enum Step {
    /** Which commit is smoked. */
    COMMIT,
    /** Which task it came from. */
    TASK,
    /** Whether it is main's head. */
    FRESHNESS,
    /** What is run, and where it is defined. */
    COMMAND,
    /** Where it is checked out. */
    WORKTREE,
    /** That the smoke begins. */
    SMOKE,
    /** What is run again to tell who broke it, and how that went. */
    DIAGNOSIS,
    /** Which merges are searched. */
    SEARCH,
    /** How one run of the search went. */
    PROBE
  }

  /** A step is done, or begins. */
  void step(Step step, String detail);

  /** One line of the smoke's own output. */
  void output(String line);

  /** The smoke has been silent for a while. */
  void silence(Duration remaining);

  /** Something is wrong that does not change the verdict. */
  void warning(String message);
}
