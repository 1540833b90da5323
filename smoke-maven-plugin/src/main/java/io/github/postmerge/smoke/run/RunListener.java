package io.github.postmerge.smoke.run;

import java.time.Duration;

/** Receives the progress of a run; all text is already masked. */
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

  /** The steps of a run, one line each. */
  enum Step {
    /** Which commit is smoked. */
    COMMIT,
    /** Which task the merge belongs to. */
    TASK,
    /** Whether it is main's head. */
    FRESHNESS,
    /** Which command is run, and where it is defined. */
    COMMAND,
    /** Where the commit is checked out. */
    WORKTREE,
    /** That the smoke begins. */
    SMOKE,
    /** Which commits are run again to find the one that broke main, and the results. */
    DIAGNOSIS,
    /** Which merges are searched. */
    SEARCH,
    /** How one run of the search went. */
    PROBE
  }

  /** A step begins or is done. */
  void step(Step step, String detail);

  /** One line of the smoke's own output. */
  void output(String line);

  /** The smoke has been silent for a while. */
  void silence(Duration remaining);

  /** A problem that does not change the verdict. */
  void warning(String message);
}
