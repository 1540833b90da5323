package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.EnvelopeName;
import io.github.postmerge.smoke.envelope.file.MarkedFile;
import io.github.postmerge.smoke.parameters.CiChoice;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is reported, and where.
 *
 * @param choice whether a run is reported to a CI system
 * @param junit the JUnit report's file or {@code none}; empty for the default
 */
public record CiSettings(CiChoice choice, Optional<String> junit) {

  /** The value that means no report. */
  public static final String NONE = "none";

  /** The JUnit report's file; empty if it must not be written, which the run itself reports. */
  Optional<MarkedFile> junitFile(Path envelope) {
    if (junit.isEmpty()) {
      return choice == CiChoice.NONE ? Optional.empty() : Optional.of(usualJunitFile(envelope));
    }
    try {
      return Optional.of(junit.get())
          .filter(text -> !text.isBlank() && !text.strip().equals(NONE))
          .map(text -> Path.of(text).toAbsolutePath().normalize())
          .filter(CiSettings::isOutsideOfGit)
          .map(CiSettings::marked);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The default file. */
  static MarkedFile usualJunitFile(Path envelope) {
    return marked(new EnvelopeName(envelope).beside("TEST-", ".xml"));
  }

  private static MarkedFile marked(Path file) {
    return new MarkedFile(file, "<testsuite name=\"" + JunitXml.SUITE + "\"");
  }

  private static boolean isOutsideOfGit(Path file) {
    for (Path part : file) {
      if (part.toString().equalsIgnoreCase(".git")) {
        return false;
      }
    }
    return true;
  }
}
