package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.culprit.question.MergeLine;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.culprit.question.WantedFailure;
import io.github.postmerge.smoke.envelope.file.AtomicFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.envelope.file.EnvelopeReader;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.history.Sha256;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A plan on disk. */
final class PlanFile {

  private final Path file;

  PlanFile(Path file) {
    this.file = file;
  }

  /**
   * The next round of a search.
   *
   * @param positions of the probes to run; none if the search is over
   */
  static Plan plan(
      SearchState state, Optional<TaskId> task, int jobs, int round, List<Integer> positions) {
    Question question = state.question();
    MergeLine line = question.line();
    List<Plan.Weighted> commits = new ArrayList<>();
    commits.add(new Plan.Weighted(line.good().value(), 0.0));
    for (int merge = 1; merge <= line.merges(); merge++) {
      commits.add(new Plan.Weighted(line.at(merge).value(), question.weights().get(merge - 1)));
    }
    Plan plan =
        new Plan(
            Plan.SCHEMA_VERSION,
            question.id(),
            round,
            "",
            positions.size(),
            positions.isEmpty(),
            IntStream.range(0, positions.size())
                .mapToObj(i -> new Plan.Entry(i, line.at(positions.get(i)).value()))
                .toList(),
            jobs,
            line.at(question.redAt()).value(),
            new Plan.Failure(
                question.failure().status(),
                question.failure().signature().orElse(null),
                question.failure().reason().orElse(null)),
            question.smoke(),
            task.map(TaskId::value).orElse(null),
            List.copyOf(new TreeSet<>(question.errorExitCodes())),
            new Plan.Rates(count(question.rates().good()), count(question.rates().broken())),
            commits,
            state.probes());
    return plan.withHash(hash(plan));
  }

  private static Plan.Count count(ErrorCount count) {
    return new Plan.Count(count.erred(), count.runs());
  }

  private static String hash(Plan plan) {
    return HexFormat.of().formatHex(Sha256.digest().digest(EnvelopeJson.bytes(plan.withHash(""))));
  }

  void write(Plan plan) throws IOException {
    new AtomicFile(file).write(EnvelopeJson.bytes(plan));
  }

  Plan read() throws InvalidRequestException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidRequestException(
          String.format(
              "There is no plan \"%s\". Make one with -Dsmoke.step=plan, or name it with"
                  + " -Dsmoke.plan=FILE.",
              file));
    }
    try (InputStream content = Files.newInputStream(file)) {
      Plan plan = PlanReader.read(EnvelopeReader.read(content, "\"" + file + "\""));
      if (!plan.hash().equals(hash(plan)) || !question(plan).id().equals(plan.searchId())) {
        throw unusable("it was changed after it was made, so its hash no longer fits");
      }
      return plan;
    } catch (UnreadableEnvelopeException e) {
      throw unusable(e.problem());
    }
  }

  private InvalidRequestException unusable(String why) {
    return new InvalidRequestException(
        String.format(
            "The plan \"%s\" cannot be used: %s. Use the unchanged plan, or make a new one with"
                + " -Dsmoke.step=plan.",
            file, why));
  }

  /** The question of a plan. */
  static Question question(Plan plan) {
    MergeLine line =
        new MergeLine(plan.commits().stream().map(c -> new CommitId(c.commit())).toList());
    return new Question(
        line,
        line.position(new CommitId(plan.redCommit())).orElse(line.merges()),
        plan.smokeCommand(),
        new WantedFailure(
            plan.failure().status(),
            Optional.ofNullable(plan.failure().signature()),
            Optional.ofNullable(plan.failure().reason())),
        new HashSet<>(plan.errorExitCodes()),
        new KnownRates(count(plan.rates().good()), count(plan.rates().broken())),
        plan.commits().stream().skip(1).map(Plan.Weighted::weight).toList());
  }

  private static ErrorCount count(Plan.Count count) {
    return new ErrorCount(count.erred(), count.runs());
  }

  static Optional<TaskId> task(Plan plan) throws InvalidCommandException {
    return plan.taskId() == null ? Optional.empty() : Optional.of(TaskId.of(plan.taskId()));
  }
}
