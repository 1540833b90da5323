package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Reproduction.Ended;
import io.github.postmerge.smoke.envelope.SmokeResult;

/** One run of the smoke on this machine. */
record Attempt(String runId, Ended ended, long durationMs, SmokeResult result) {}
