package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Reproduction.Ended;
import io.github.postmerge.smoke.envelope.SmokeResult;

/** One run of the smoke here, next to the red one. */
record Attempt(String runId, Ended ended, long durationMs, SmokeResult result) {}
