package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Candidate;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Culprit;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Probe;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Rate;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Rates;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A culprit search for tests: of two merges after a good commit, one is to blame. */
public final class AnsweredSearch {

  public static final String SEARCH = "00112233445566aa";

  private final List<String> commits;
  private SearchConclusion conclusion = SearchConclusion.CULPRIT;
  private @Nullable Double confidence = 0.9876;
  private String subject = "Cache the price list";
  private String text = "";
  private String searchId = SEARCH;
  private String lastStart = "2026-01-01T05:00:00.123Z";

  /** In this order: the good one, the culprit, the bad one. */
  public AnsweredSearch(String good, String culprit, String bad) {
    this.commits = List.of(good, culprit, bad);
  }

  public AnsweredSearch conclusion(SearchConclusion other, @Nullable Double itsConfidence) {
    conclusion = other;
    confidence = itsConfidence;
    return this;
  }

  public AnsweredSearch searchId(String other) {
    searchId = other;
    return this;
  }

  public AnsweredSearch lastStart(String other) {
    lastStart = other;
    return this;
  }

  public AnsweredSearch subject(String other) {
    subject = other;
    return this;
  }

  /** Added to each text that somebody outside may have written. */
  public AnsweredSearch hostile(String other) {
    text = other;
    subject = subject + other;
    return this;
  }

  public CulpritAnswer answer() {
    boolean isBlamed = conclusion == SearchConclusion.CULPRIT;
    return new CulpritAnswer(
        CulpritAnswer.SCHEMA_VERSION,
        searchId,
        commits.get(0),
        commits.get(2),
        new SmokeCommandInfo(
            List.of("sh", "-c", "./smoke.sh" + text), 60, CommandSource.REGISTRY, "smoke.yaml:3"),
        conclusion,
        confidence,
        isBlamed ? culprit() : null,
        List.of(
            new Candidate(commits.get(1), subject, 0.9876),
            new Candidate(commits.get(2), "Another" + text, 0.0004)),
        "It failed twice here, and passed twice before it" + text,
        "search/1",
        new Rates(new Rate(0.05, 2, 200, Source.HISTORY), new Rate(0.0012, 0, 0, Source.PRIOR)),
        List.of(
            new Probe(0, commits.get(1), ProbeStatus.FAIL, 1, "0123456789abcdef", 1_500, started()),
            new Probe(1, commits.get(0), ProbeStatus.PASS, 0, null, 2_000, lastStart)),
        isBlamed ? escalation() : null,
        "mvn smoke:culprit -Dsmoke.good=" + commits.get(0) + text);
  }

  private static String started() {
    return "2026-01-01T04:00:00.000Z";
  }

  private Culprit culprit() {
    return new Culprit(
        commits.get(1),
        "task-7" + text,
        subject,
        "Ada Okafor" + text,
        "2026-01-01T03:00:00Z",
        List.of(commits.get(0)),
        "https://git.example.org/shop",
        "main",
        Culprit.SEARCH);
  }

  private Escalation escalation() {
    return new Escalation(
        Escalation.TYPE,
        Escalation.CRITICAL_NUMBER,
        "task-7" + text,
        commits.get(1),
        "EXIT_CODE_1",
        "The smoke fails since " + commits.get(1) + text,
        "expected 201 but was 500" + text,
        "mvn smoke:reproduce" + text,
        null);
  }
}
