package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import java.util.Optional;

/**
 * An envelope and its escalation packet.
 *
 * @param packet what a person needs to act on a red main; not in the envelope if this red is not to
 *     be escalated again
 */
record Assembled(PostMergeSmokeRun envelope, Optional<Escalation> packet) {}
