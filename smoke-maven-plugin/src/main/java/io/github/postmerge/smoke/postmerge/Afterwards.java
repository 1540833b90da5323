package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.RunHistory;
import java.util.Optional;

/**
 * What is found out once a smoke has ended; no verdict depends on it.
 *
 * @param diagnosis of a red smoke that was run again
 * @param history what earlier runs say about this one
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
