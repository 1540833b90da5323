package io.github.postmerge.smoke.process;

import java.io.Closeable;
import java.io.IOException;

/** Lets go of what nobody can use any more, whether or not it can be let go of properly. */
final class Closeables {

  private Closeables() {}

  static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException alreadyGone) {
      // There is nothing left to do about it, and nothing is lost.
    }
  }
}
