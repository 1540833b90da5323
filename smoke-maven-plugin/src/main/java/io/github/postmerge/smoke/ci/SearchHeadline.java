package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Culprit;
import io.github.postmerge.smoke.text.Percent;

/** The answer of a culprit search in one line. */
final class SearchHeadline {

  private SearchHeadline() {}

  static String of(CulpritAnswer answer) {
    return answer.conclusion() + ": " + meaning(answer) + confidence(answer);
  }

  private static String meaning(CulpritAnswer answer) {
    return switch (answer.conclusion()) {
      case CULPRIT -> culprit(answer);
      case FLAKY -> "no merge is to blame, the smoke itself fails now and then";
      case ENVIRONMENT -> "no merge is to blame, the good commit fails as well";
      case BORN_RED -> "the smoke cannot pass before the merge that brought it";
      case FIXED -> "some merges were red, and main is green again at the end";
      case INCONCLUSIVE -> "the probes do not settle it";
    };
  }

  private static String culprit(CulpritAnswer answer) {
    Culprit culprit = answer.culprit();
    if (culprit == null) {
      return "one merge is to blame";
    }
    String task = culprit.taskId() == null ? "" : " (" + culprit.taskId() + ")";
    return MergeSection.abbreviated(culprit.commit()) + " " + culprit.subject() + task;
  }

  private static String confidence(CulpritAnswer answer) {
    Double confidence = answer.confidence();
    return confidence == null ? "" : ", " + Percent.of(confidence);
  }
}
