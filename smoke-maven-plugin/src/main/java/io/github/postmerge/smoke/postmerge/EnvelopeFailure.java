package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.EnvelopeFile.Left;
import io.github.postmerge.smoke.masking.Masker;

/**
 * An envelope that could not be written.
 *
 * @param why what is wrong and what to do about it
 * @param left what is at its path instead
 */
public record EnvelopeFailure(String why, Left left) {

  EnvelopeFailure masked(Masker masker) {
    return new EnvelopeFailure(masker.mask(why), left);
  }
}
