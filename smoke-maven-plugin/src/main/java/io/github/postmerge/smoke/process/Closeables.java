package io.github.postmerge.smoke.process;

import java.io.Closeable;
import java.io.IOException;

/** Closes resources that are no longer used. */
final class Closeables {

  private Closeables() {}

  static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException alreadyGone) {
      // The resource is not used again, so nothing is lost.
    }
  }
}
