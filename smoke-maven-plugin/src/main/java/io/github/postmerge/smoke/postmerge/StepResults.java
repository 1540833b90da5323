package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.collect.CollectedFile;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolution.Undefined;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.run.SmokeRun;
import io.github.postmerge.smoke.run.SmokeSpec;
import io.github.postmerge.smoke.run.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The results of one run's steps; empty for steps that were not reached.
 *
 * @param masker masks the secrets known so far
 * @param merge describes the merge for people
 * @param mainHead main's head when it was last checked
 * @param checkedOutBy {@code BUILT_IN} or {@code GIT}
 * @param collected copies of files that the smoke wrote
 */
record StepResults(
    RunIdentity run,
    Masker masker,
    Optional<PostMergeSmokeRequest> request,
    Optional<CommitId> commit,
    Optional<Merge> merge,
    Optional<TaskId> task,
    Optional<CommitId> mainHead,
    Optional<CommandResolution> resolution,
    Optional<String> checkedOutBy,
    Optional<SmokeRun> smoke,
    List<String> repositoryChanges,
    List<CollectedFile> collected) {

  StepResults {
    repositoryChanges = List.copyOf(repositoryChanges);
    collected = List.copyOf(collected);
  }

  /** The results of a run before its first step. */
  static StepResults none(RunIdentity run, Masker masker) {
    return new StepResults(
        run,
        masker,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same, after the log and the collected files were removed. */
  StepResults withoutFiles() {
    return new StepResults(
        run,
        masker,
        request,
        commit,
        merge,
        task,
        mainHead,
        resolution,
        checkedOutBy,
        smoke.map(SmokeRun::withoutLog),
        repositoryChanges,
        List.of());
  }

  Optional<Found> command() {
    return resolution.filter(Found.class::isInstance).map(Found.class::cast);
  }

  /** Where a smoke command was looked for without success, and what was found there. */
  List<String> lookedFor() {
    return resolution
        .filter(Undefined.class::isInstance)
        .map(undefined -> ((Undefined) undefined).lookedFor())
        .orElse(List.of());
  }

  Optional<ProcessOutcome> outcome() {
    return smoke.map(SmokeRun::outcome);
  }

  /** The smoke's time limit in seconds; 0 before the request is read. */
  long timeoutInSeconds() {
    return request.map(r -> r.settings().limits().timeout().toSeconds()).orElse(0L);
  }

  /** The smoke to run; empty if no command was found. */
  Optional<SmokeSpec> spec() {
    return command()
        .map(
            found ->
                new SmokeSpec(
                    run.id(),
                    commit.orElseThrow(),
                    task,
                    found.command(),
                    request.orElseThrow().settings().limits()));
  }

  Optional<WrittenFile> log() {
    return smoke.flatMap(SmokeRun::log);
  }

  Optional<Path> keptWorktree() {
    return smoke.flatMap(SmokeRun::keptWorktree);
  }
}
