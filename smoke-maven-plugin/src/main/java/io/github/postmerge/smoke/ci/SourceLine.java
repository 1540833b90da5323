package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file and line in the repository that define the smoke command.
 *
 * @param file from the repository's top
 */
record SourceLine(String file, int line) {

  private static final Pattern LOCATION = Pattern.compile("(.+):(\\d{1,9})", Pattern.DOTALL);
  private static final String BUILT_IN = "built-in-registry.yaml";

  /** The line; empty for a parameter and for the built-in registry. */
  static Optional<SourceLine> of(RunReport report) {
    return report.command().map(SmokeCommandInfo::location).flatMap(SourceLine::parsed);
  }

  private static Optional<SourceLine> parsed(String location) {
    Matcher parts = LOCATION.matcher(location);
    return parts.matches() && !parts.group(1).equals(BUILT_IN)
        ? Optional.of(new SourceLine(parts.group(1), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }
}
