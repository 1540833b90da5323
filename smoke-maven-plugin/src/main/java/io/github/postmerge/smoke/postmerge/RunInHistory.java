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
 * A run in the history: what earlier runs tell about it, and its own entry.
 *
 * <p>Any problem with the history is only a warning, because the verdict does not depend on it.
 */
final class RunInHistory {

  /** The smoke's name for a run without a command. */
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
   * Empty if no history is kept.
   *
   * @param variables the environment, which may contain the address of the CI job
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

  /** What earlier runs tell about this one; empty if that cannot be found out. */
  Optional<RunHistory> look(Assembled run) {
    if (facts.commit().isEmpty()) {
      return Optional.empty();
    }
    return guarded(
        "The history cannot be read, so the envelope has nothing about earlier runs. ",
        () -> earlier(facts.commit().get()).of(HistoryFolder.recorded(entry(run))));
  }

  /**
   * The smoke's error rates in earlier runs; {@link KnownRates#NONE} if they cannot be found out.
   */
  KnownRates rates(Assembled run) {
    return facts.commit().isEmpty() || earlier == null
        ? KnownRates.NONE
        : guarded(
                "The error rates in the history cannot be used. ",
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

  /** An operation on files or the repository that may fail. */
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
