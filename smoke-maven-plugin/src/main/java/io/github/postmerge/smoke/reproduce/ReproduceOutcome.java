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
   * @param file where it is written
   * @param instructions how to get into the worktree that was kept, a line each; none where none
   *     was
   */
  record Answered(Reproduction reproduction, Path file, List<String> instructions)
      implements ReproduceOutcome {

    /** Copies the list. */
    public Answered {
      instructions = List.copyOf(instructions);
    }
  }

  /**
   * It could not be found out.
   *
   * @param error what is wrong and what to do about it
   */
  record Unanswered(String error) implements ReproduceOutcome {}

  /** The question was whether it fails here; a failure that was seen once is one. */
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
