package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.ci.text.InertText.Limit;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.Escalation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A workflow command that puts an annotation on the run's page.
 *
 * @param kind {@code error} or {@code warning}
 * @param properties in their order
 */
record GithubAnnotation(String kind, Map<String, String> properties, String message) {

  /** A check run's title has at most 255 characters. */
  private static final int LONGEST_TITLE = 255;

  /** An annotation is short: the end of the evidence is enough. */
  private static final Limit EVIDENCE = new Limit(20, 2_000);

  private static final int LONGEST_LINE = 1_000;

  static GithubAnnotation of(RunReport report) {
    Map<String, String> properties = new LinkedHashMap<>();
    SourceLine.of(report)
        .ifPresent(
            source -> {
              properties.put("file", source.file());
              properties.put("line", Integer.toString(source.line()));
            });
    properties.put(
        "title",
        InertText.line(
            "Post-merge smoke of " + report.subject() + ": " + report.run().status(),
            LONGEST_TITLE));
    return new GithubAnnotation(
        report.level().name().toLowerCase(Locale.ROOT), properties, message(report));
  }

  /** The annotation of a culprit search that found a culprit. */
  static GithubAnnotation of(CulpritAnswer answer, Escalation escalation) {
    String headline = SearchHeadline.of(answer);
    String evidence = InertText.end(InertText.plain(escalation.evidence()), EVIDENCE);
    return new GithubAnnotation(
        "error",
        Map.of("title", InertText.line("Culprit search: " + headline, LONGEST_TITLE)),
        Stream.of(
                InertText.line(answer.why(), LONGEST_LINE),
                InertText.line(escalation.summary(), LONGEST_LINE),
                evidence,
                InertText.line("Reproduce: " + escalation.reproduce(), LONGEST_LINE))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining("\n")));
  }

  private static String message(RunReport report) {
    Optional<Escalation> escalation = report.escalation();
    return Stream.of(
            Optional.of(report.headline()),
            escalation.map(Escalation::summary),
            Optional.of(InertText.end(InertText.plain(report.evidence()), EVIDENCE)),
            Optional.of("Next: " + report.advice()),
            escalation.map(e -> "Reproduce: " + e.reproduce()))
        .flatMap(Optional::stream)
        .filter(part -> !part.isBlank())
        .map(part -> part.contains("\n") ? part : InertText.line(part, LONGEST_LINE))
        .collect(Collectors.joining("\n"));
  }

  /** The workflow command. */
  String command() {
    return properties.entrySet().stream()
        .map(property -> property.getKey() + "=" + escapedProperty(property.getValue()))
        .collect(Collectors.joining(",", "::" + kind + " ", "::" + escaped(message)));
  }

  private static String escaped(String data) {
    return data.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String escapedProperty(String value) {
    return escaped(value).replace(":", "%3A").replace(",", "%2C");
  }
}
