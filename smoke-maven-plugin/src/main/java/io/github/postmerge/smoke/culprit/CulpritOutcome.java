package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a step of a search ended. */
public sealed interface CulpritOutcome {

  /**
   * There is an answer.
   *
   * @param file the file that it was written to
   * @param inside the answer about the blamed merge's own commits, if that was requested
   * @param notes what did not count, one sentence each
   */
  record Answered(CulpritAnswer answer, Path file, Optional<Inside> inside, List<String> notes)
      implements CulpritOutcome {

    /** Copies the list. */
    public Answered {
      notes = List.copyOf(notes);
    }
  }

  /** The answer about a merge's own commits. */
  record Inside(CulpritAnswer answer, Path file) {}

  /**
   * There is a list of probes to run.
   *
   * @param total the number of probes
   * @param missing the entries of the previous list without a result
   * @param notes what did not count, one sentence each
   */
  record Planned(int round, int total, Path file, List<Integer> missing, List<String> notes)
      implements CulpritOutcome {

    /** Copies the lists. */
    public Planned {
      missing = List.copyOf(missing);
      notes = List.copyOf(notes);
    }
  }

  /**
   * One entry of a list has run.
   *
   * @param line its result, for the log
   * @param hasResult whether the smoke could run; if not, the entry may be run on another machine
   */
  record Probed(String line, Path file, boolean hasResult) implements CulpritOutcome {}

  /**
   * There is nothing for this machine to run.
   *
   * @param why a sentence
   */
  record NothingToDo(String why) implements CulpritOutcome {}

  /**
   * The search failed.
   *
   * @param error what is wrong and what to do about it
   */
  record Unanswered(String error) implements CulpritOutcome {}

  /** The build succeeds with any answer, also with one that blames no merge. */
  default BuildResult buildResult() {
    if (this instanceof Answered answered) {
      return answered.answer().conclusion() == SearchConclusion.INCONCLUSIVE
          ? BuildResult.FAILURE
          : BuildResult.SUCCESS;
    }
    if (this instanceof Probed probed) {
      return probed.hasResult() ? BuildResult.SUCCESS : BuildResult.FAILURE;
    }
    return this instanceof Unanswered ? BuildResult.ERROR : BuildResult.SUCCESS;
  }
}
