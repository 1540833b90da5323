package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import java.util.Optional;

/**
 * An envelope, and what belongs to it.
 *
 * @param packet what a person needs who must act on a red main; the envelope has it, too, unless
 *     nobody is to be told again
 */
record Assembled(PostMergeSmokeRun envelope, Optional<Escalation> packet) {}
