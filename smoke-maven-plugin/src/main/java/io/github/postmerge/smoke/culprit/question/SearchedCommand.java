package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolution.Undefined;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.CommandChoice;
import io.github.postmerge.smoke.redrun.MergedCommit;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import io.github.postmerge.smoke.redrun.Trust;
import java.io.IOException;
import java.util.Optional;

/** Finds the command that each probe runs. */
final class SearchedCommand {

  private final SearchRequest request;
  private final GitRepository repository;
  private final Mainline mainline;

  SearchedCommand(SearchRequest request, GitRepository repository, Mainline mainline) {
    this.request = request;
    this.repository = repository;
    this.mainline = mainline;
  }

  /** A command and its task. */
  record Command(Found found, Optional<TaskId> task) {}

  Command find(RedRun red, CommitId bad)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    if (red.received().isPresent() && request.red().command().isEmpty()) {
      ReceivedEnvelope received = red.received().get();
      return new Command(ofEnvelope(received, bad), received.task());
    }
    Optional<TaskId> task = request.red().task();
    if (task.isEmpty()) {
      task = request.red().taskPattern().firstIn(repository.commit(bad).message());
    }
    CommandResolution resolution = request.command(repository, bad, task);
    if (resolution instanceof Undefined undefined) {
      throw new InvalidRequestException(
          String.format(
              "No smoke command is defined at %s: %s. Give one with -D%s=COMMAND, or name the red"
                  + " run's envelope with -D%s=FILE.",
              bad.abbreviated(),
              String.join("; ", undefined.lookedFor()),
              SmokeProperties.COMMAND,
              SmokeProperties.ENVELOPE));
    }
    return new Command((Found) resolution, task);
  }

  /** The command that the bad commit defines, because the envelope is untrusted. */
  private Found ofEnvelope(ReceivedEnvelope received, CommitId bad)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    Trust trust = request.red().trust();
    if (trust == Trust.COMMIT && request.ends().bad().isEmpty()) {
      MergedCommit.require(bad, request.settings().main(), repository, mainline);
    }
    return new CommandChoice(received, trust)
        .choose(() -> request.command(repository, bad, received.task()))
        .command();
  }
}
