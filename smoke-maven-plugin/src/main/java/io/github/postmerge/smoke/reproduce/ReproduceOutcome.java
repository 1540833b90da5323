package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.nio.file.Path;
import java.util.List;

/** How a reproduction ended. */
public sealed interface ReproduceOutcome {

  /**
   * There is an answer.
   *
   * @param file the file with the answer
   * @param instructions how to use the kept worktree, one line each; empty if none was kept
   */
  record Answered(Reproduction reproduction, Path file, List<String> instructions)
      implements ReproduceOutcome {

    /** Copies the list. */
    public Answered {
      instructions = List.copyOf(instructions);
    }
  }

  /**
   * There is no answer.
   *
   * @param error what failed and what to do about it
   */
  record Unanswered(String error) implements ReproduceOutcome {}

  /** Success means that the failure was seen here at least once. */
  default BuildResult buildResult() {
    if (!(this instanceof Answered answered)) {
      return BuildResult.ERROR;
    }
    return switch (answered.reproduction().answer()) {
      case REPRODUCED, INTERMITTENT -> BuildResult.SUCCESS;
      case NOT_REPRODUCED, ENVIRONMENT_DIFFERS -> BuildResult.FAILURE;
    };
  }
}
