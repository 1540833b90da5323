package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.settings.RunSettingsReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A validated request for main's health.
 *
 * @param history the history's folder
 * @param repository any folder of the repository
 * @param main main's remote and branch
 * @param directory the folder for the answer
 * @param expectations the user's requirements for main
 * @param follows when the build fails
 * @param links templates for the page's links
 * @param compactBefore a day; earlier runs are combined into one file a month
 */
record HealthRequest(
    Path history,
    Path repository,
    MainBranch main,
    Path directory,
    Expectations expectations,
    Follows follows,
    LinkTemplates links,
    Optional<LocalDate> compactBefore) {

  private static final Set<String> OWN_NAMES =
      Set.of(
          SmokeProperties.HISTORY,
          SmokeProperties.HEALTH_DIRECTORY,
          SmokeProperties.HEALTH_FOLLOWS,
          SmokeProperties.REQUIRED,
          SmokeProperties.SILENT_AFTER_MERGES,
          SmokeProperties.SILENT_AFTER_HOURS,
          SmokeProperties.LINK_TEMPLATE,
          SmokeProperties.COMPACT_BEFORE);

  private static final int SILENT_MERGES = 10;
  private static final int SILENT_HOURS = 24;
  private static final int MOST = 1_000_000;
  private static final Pattern DAYS = Pattern.compile("\\d{1,5}d");

  /** When the build fails. */
  enum Follows {
    /** Unless main is known to be green at its head. */
    MAIN,
    /** Never, once the report is written. */
    NEVER
  }

  static HealthRequest read(Parameters parameters, RunSettingsReader reader, Instant now)
      throws InvalidRequestException {
    parameters.requireKnown(RunSettingsReader.REPOSITORY_NAMES, OWN_NAMES);
    if (parameters.text(SmokeProperties.HISTORY).isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              "There is no history to read. Name its folder with -D%s=FOLDER, the same that"
                  + " post-merge is given.",
              SmokeProperties.HISTORY));
    }
    reader.maskPatterns();
    return new HealthRequest(
        reader.written(SmokeProperties.HISTORY, Path.of("history")),
        reader.repository(),
        reader.main(),
        directory(reader),
        expectations(parameters),
        parameters.choice(SmokeProperties.HEALTH_FOLLOWS, Follows.MAIN),
        LinkTemplates.read(parameters.lines(SmokeProperties.LINK_TEMPLATE)),
        compactBefore(parameters, now));
  }

  /** The folder for the answer; read first, because an older answer is removed from it first. */
  static Path directory(RunSettingsReader reader) throws InvalidRequestException {
    return reader.written(SmokeProperties.HEALTH_DIRECTORY, Path.of("target", "smoke", "health"));
  }

  private static Expectations expectations(Parameters parameters) throws InvalidRequestException {
    List<String> required = parameters.lines(SmokeProperties.REQUIRED);
    return new Expectations(
        required,
        parameters.count(SmokeProperties.SILENT_AFTER_MERGES, SILENT_MERGES, MOST),
        Duration.ofHours(parameters.count(SmokeProperties.SILENT_AFTER_HOURS, SILENT_HOURS, MOST)));
  }

  private static Optional<LocalDate> compactBefore(Parameters parameters, Instant now)
      throws InvalidRequestException {
    Optional<String> text = parameters.text(SmokeProperties.COMPACT_BEFORE).map(String::strip);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          DAYS.matcher(text.get()).matches()
              ? now.atZone(ZoneOffset.UTC)
                  .toLocalDate()
                  .minusDays(Integer.parseInt(text.get().substring(0, text.get().length() - 1)))
              : LocalDate.parse(text.get()));
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\" must be a day such as 2026-08-01, or an age in days such as 90d.",
              SmokeProperties.COMPACT_BEFORE, text.get()));
    }
  }
}
