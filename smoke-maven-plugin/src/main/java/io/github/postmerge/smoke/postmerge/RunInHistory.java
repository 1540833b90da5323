package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.RunHistory;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.FirstParents;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.history.FailureSignature;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryEntry;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.history.line.KnownCommits;
import io.github.postmerge.smoke.history.line.MainOrders;
import io.github.postmerge.smoke.history.line.RunInLine;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.HistorySettings;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run's place in the history: what earlier runs say about it, and its own entry.
 *
 * <p>Whatever is wrong with the history is a warning, for no verdict depends on it.
 */
final class RunInHistory {

  /** A run without a command has no smoke. */
  private static final String NO_SMOKE = "none";

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final HistoryFolder folder;
  private final Path repository;
  private final StepResults facts;
  private final Map<String, String> variables;
  private final ProgressReporter reporter;
  private @Nullable RunInLine earlier;

  private RunInHistory(
      PostMergeSmokeRequest request,
      HistorySettings settings,
      StepResults facts,
      Map<String, String> variables,
      ProgressReporter reporter) {
    this.folder = new HistoryFolder(settings.folder());
    this.repository = request.settings().repository();
    this.facts = facts;
    this.variables = variables;
    this.reporter = reporter;
  }

  /**
   * Empty where no history is kept.
   *
   * @param variables the environment, which may name the CI system's page of this run
   */
  static Optional<RunInHistory> of(
      StepResults facts, Map<String, String> variables, ProgressReporter reporter) {
    return facts
        .request()
        .flatMap(
            request ->
                request
                    .history()
                    .map(h -> new RunInHistory(request, h, facts, variables, reporter)));
  }

  /** What earlier runs say; empty where that cannot be found out. */
  Optional<RunHistory> look(Assembled run) {
    if (facts.commit().isEmpty()) {
      return Optional.empty();
    }
    return guarded(
        "The history is not read, so the envelope says nothing of earlier runs. ",
        () -> earlier(facts.commit().get()).of(HistoryFolder.recorded(entry(run))));
  }

  /** What earlier runs tell of the smoke's error rates; nothing where that cannot be found out. */
  KnownRates rates(Assembled run) {
    return facts.commit().isEmpty() || earlier == null
        ? KnownRates.NONE
        : guarded(
                "The history's rates are not used. ",
                () -> earlier(facts.commit().get()).rates(HistoryFolder.recorded(entry(run))))
            .orElse(KnownRates.NONE);
  }

  /** Adds the run, once its envelope is final. */
  void add(Assembled run) {
    guarded(
        "The run is not added to the history. ",
        () -> {
          folder.add(entry(run));
          return true;
        });
  }

  /** Something that may fail, as all that has to do with files may. */
  @FunctionalInterface
  private interface Attempt<T> {
    T get() throws IOException, RepositoryException;
  }

  private <T> Optional<T> guarded(String consequence, Attempt<T> attempt) {
    try {
      return Optional.of(attempt.get());
    } catch (RepositoryException e) {
      reporter.warning(consequence + e.getMessage());
    } catch (IOException e) {
      reporter.warning(consequence + Failures.sentence(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      reporter.warning(consequence + Failures.ofOurs(e));
    }
    return Optional.empty();
  }

  private RunInLine earlier(CommitId commit) throws IOException, RepositoryException {
    if (earlier == null) {
      HistoryContents contents = folder.read();
      contents
          .leftOut()
          .forEach(
              out ->
                  reporter.warning(
                      "\"" + out.file() + "\" in the history does not count: " + out.why() + "."));
      try (GitRepository users = GitRepository.at(repository)) {
        earlier =
            new RunInLine(
                contents,
                MainOrders.of(
                    FirstParents.of(users, commit, new KnownCommits(contents)::metAll), contents));
      }
    }
    return earlier;
  }

  private HistoryEntry entry(Assembled run) {
    Optional<Escalation> packet = run.packet();
    return new HistoryEntry(
        HistoryEntry.SCHEMA_VERSION,
        facts.masker().mask(facts.command().map(Found::name).orElse(NO_SMOKE)),
        MILLISECONDS.format(facts.run().startedAt()),
        packet.map(p -> signature(run, p)).orElse(null),
        packet.map(Escalation::evidence).orElse(null),
        packet.map(Escalation::reproduce).orElse(null),
        CiRun.address(variables).map(facts.masker()::mask).orElse(null),
        run.envelope());
  }

  private String signature(Assembled run, Escalation packet) {
    Integer exitCode = run.envelope().result() == null ? null : run.envelope().result().exitCode();
    return new FailureSignature(run.envelope().status(), exitCode, packet.evidence())
        .hash(List.of(facts.run().id(), facts.commit().map(CommitId::abbreviated).orElse("?")));
  }
}
