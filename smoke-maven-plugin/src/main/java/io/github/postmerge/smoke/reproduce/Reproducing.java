package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.envelope.Reproduction.Answer;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.postmerge.InvalidRequestException;
import io.github.postmerge.smoke.postmerge.Rerun;
import io.github.postmerge.smoke.postmerge.Rerun.Subject;
import io.github.postmerge.smoke.postmerge.RunListener;
import io.github.postmerge.smoke.postmerge.RunListener.Step;
import io.github.postmerge.smoke.reproduce.CommandChoice.Chosen;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The steps from a commit at hand to an answer. */
final class Reproducing {

  private final Question question;
  private final ReceivedEnvelope red;
  private final Environment here;
  private final Masker masker;
  private final RunListener listener;

  Reproducing(Question question, Environment here, Masker masker, RunListener listener) {
    this.question = question;
    this.red = question.red();
    this.here = here;
    this.masker = masker;
    this.listener = listener;
  }

  /** Says how a kept worktree is removed; where it is asked, one has been kept. */
  @FunctionalInterface
  interface Removal {
    /** The command that removes it. */
    String of(Path worktree) throws IOException;
  }

  Answered in(GitRepository repository, Rerun rerun, Removal removal)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          IOException,
          InterruptedException {
    tell(Step.COMMIT, red.commit().abbreviated() + " " + repository.commit(red.commit()).subject());
    tell(Step.TASK, red.task().map(Object::toString).orElse("none named"));
    Chosen chosen =
        new CommandChoice(red, question.request().trust())
            .choose(() -> rerun.ownCommand(repository, red.commit(), red.task()));
    if (red.isMasked()) {
      listener.warning(
          "The envelope's command is masked and cannot be run again; the commit's own is taken, for"
              + " the rest of it is the same.");
    }
    tell(Step.COMMAND, ShownCommand.of(chosen.argv()) + "\n(" + chosen.whence() + ")");
    Subject subject = new Subject(repository, red.commit(), red.task(), chosen.command());
    Comparison comparison = new Comparison(red, here, masker);
    Optional<Path> kept =
        new Attempts(rerun, subject, listener).make(question.request().runs(), comparison);
    List<String> entrance =
        kept.isEmpty()
            ? List.of()
            : new Entrance(kept.get(), removal.of(kept.get())).lines(subject, masker);
    return new Answered(reproduction(comparison, chosen), question.request().answer(), entrance);
  }

  private void tell(Step step, String detail) {
    listener.step(step, masker.mask(detail));
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
