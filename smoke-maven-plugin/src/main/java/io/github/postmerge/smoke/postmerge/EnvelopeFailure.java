package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile.Left;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.run.Failures;
import java.io.IOException;

/**
 * An envelope that could not be written.
 *
 * @param why what failed and what to do about it
 * @param left what is at the envelope's path instead
 */
public record EnvelopeFailure(String why, Left left) {

  static EnvelopeFailure of(EnvelopeFile file, Left left, IOException why) {
    return new EnvelopeFailure(
        String.format(
            "The envelope \"%s\" cannot be written: %s Name another file with"
                + " -Dsmoke.envelope=FILE.",
            file.path(), Failures.sentence(why)),
        left);
  }

  EnvelopeFailure masked(Masker masker) {
    return new EnvelopeFailure(masker.mask(why), left);
  }
}
