package io.github.postmerge.smoke.checkout.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Permissions as numbers, on systems that have them. */
public final class Modes {

  private Modes() {}

  public static void set(Path path, int permissions) throws IOException {
    Files.setAttribute(path, "unix:mode", permissions);
  }
}
