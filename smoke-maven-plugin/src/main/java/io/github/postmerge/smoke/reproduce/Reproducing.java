package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.envelope.Reproduction.Answer;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.redrun.CommandChoice;
import io.github.postmerge.smoke.redrun.CommandChoice.Chosen;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import io.github.postmerge.smoke.redrun.ShownCommand;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Answered;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.run.RunListener.Step;
import io.github.postmerge.smoke.run.SmokeSpec;
import io.github.postmerge.smoke.run.settings.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The steps from an available commit to an answer. */
final class Reproducing {

  private final RunContext context;
  private final Question question;
  private final ReceivedEnvelope red;
  private final Masker masker;
  private final ProgressReporter reporter;

  Reproducing(RunContext context, Question question, Masker masker, RunListener listener) {
    this.context = context;
    this.question = question;
    this.red = question.red();
    this.masker = masker;
    this.reporter = new ProgressReporter(listener, masker);
  }

  /** Describes how a kept worktree is removed; called only if one was kept. */
  @FunctionalInterface
  interface Removal {
    /** The command that removes it. */
    String of(Path worktree) throws IOException;
  }

  Answered in(GitRepository repository, RunSettings settings, Removal removal)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          IOException,
          InterruptedException {
    reporter.step(
        Step.COMMIT, red.commit().abbreviated() + " " + repository.commit(red.commit()).subject());
    reporter.step(Step.TASK, red.task().map(Object::toString).orElse("none named"));
    Chosen chosen = choose(repository, settings);
    reporter.step(Step.COMMAND, ShownCommand.of(chosen.argv()) + "\n(" + chosen.definedIn() + ")");
    SmokeSpec smoke =
        new SmokeSpec(
            red.runId(), red.commit(), red.task(), chosen.command().command(), settings.limits());
    Environment here = context.machine().environment();
    Comparison comparison = new Comparison(red, here, masker);
    Optional<Path> kept =
        new Attempts(context, repository, question.request(), reporter)
            .make(smoke, settings, comparison);
    List<String> instructions =
        kept.isEmpty()
            ? List.of()
            : new KeptWorktreeInstructions(kept.get(), removal.of(kept.get())).lines(smoke, masker);
    return new Answered(
        reproduction(comparison, chosen), question.request().answer(), instructions);
  }

  private Chosen choose(GitRepository repository, RunSettings settings)
      throws InvalidRequestException, InvalidCommandException, IOException {
    Chosen chosen =
        new CommandChoice(red, question.request().trust())
            .choose(
                () ->
                    settings
                        .commands()
                        .resolve(
                            Optional.empty(),
                            red.task(),
                            path -> repository.read(red.commit(), path)));
    if (red.isMasked()) {
      reporter.warning(
          "The envelope's command is masked and cannot be run again. The commit's own command is"
              + " run, because the unmasked parts are the same.");
    }
    return chosen;
  }

  private Reproduction reproduction(Comparison comparison, Chosen chosen) {
    Answer answer = comparison.answer();
    return new Reproduction(
        Reproduction.SCHEMA_VERSION,
        answer,
        masker.mask(new Summary(comparison, red.ended()).sentence(answer)),
        masker.mask(red.runId()),
        red.task().map(t -> masker.mask(t.value())).orElse(null),
        red.commit().value(),
        question.request().runs(),
        comparison.runs().size(),
        comparison.equal(),
        command(chosen),
        red.ended(),
        comparison.runs(),
        comparison.environment());
  }

  private Reproduction.Command command(Chosen chosen) {
    return new Reproduction.Command(
        chosen.argv().stream().map(masker::mask).toList(),
        red.timeout().toSeconds(),
        chosen.origin(),
        chosen.command().location().map(masker::mask).orElse(null));
  }
}
