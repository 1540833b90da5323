package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.RunHistory;
import java.util.Optional;

/**
 * Facts found out after the smoke ended, which do not affect the verdict.
 *
 * @param diagnosis of a red smoke that was run again, if any
 * @param history what earlier runs tell about this one, if a history is kept
 */
record Afterwards(Optional<Diagnosis> diagnosis, Optional<RunHistory> history) {

  static final Afterwards NOTHING = new Afterwards(Optional.empty(), Optional.empty());

  Afterwards with(Diagnosis found) {
    return new Afterwards(Optional.of(found), history);
  }

  Afterwards with(RunHistory found) {
    return new Afterwards(diagnosis, Optional.of(found));
  }
}
