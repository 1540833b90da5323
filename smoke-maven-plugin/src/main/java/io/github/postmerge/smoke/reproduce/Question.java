package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.redrun.ReceivedEnvelope;

/** What is asked: does this red run's smoke fail here too? */
record Question(ReproductionRequest request, ReceivedEnvelope red) {}
