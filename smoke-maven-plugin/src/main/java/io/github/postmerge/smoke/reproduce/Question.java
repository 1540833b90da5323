package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.redrun.ReceivedEnvelope;

/** The question whether a red run's smoke fails here too. */
record Question(ReproductionRequest request, ReceivedEnvelope red) {}
