package io.github.postmerge.smoke.envelope;

import java.nio.file.Path;
import java.util.Locale;

/** Names files beside an envelope after it, so that several envelopes can share a folder. */
public record EnvelopeName(Path envelope) {

  private static final String JSON = ".json";

  /** The default log: {@code c1.log} for {@code c1.json}; never the envelope itself. */
  public Path log() {
    return beside(".log");
  }

  /** The folder for collected reports: {@code c1.reports} for {@code c1.json}. */
  public Path reports() {
    return beside(".reports");
  }

  private Path beside(String extension) {
    return beside("", extension);
  }

  /** A file whose name is the envelope's without {@code .json}, with a prefix and a suffix. */
  public Path beside(String before, String after) {
    String name = String.valueOf(envelope.getFileName());
    boolean isJson = name.toLowerCase(Locale.ROOT).endsWith(JSON) && name.length() > JSON.length();
    String stem = isJson ? name.substring(0, name.length() - JSON.length()) : name;
    return envelope.resolveSibling(before + stem + after);
  }
}
