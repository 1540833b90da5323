package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.Worktree.Engine;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run has learned so far, step by step.
 *
 * <p>The one thing here that changes: a step that fails must not take with it what the steps before
 * it found out, because the envelope tells that too.
 */
final class RunFacts {

  private final String runId;
  private final Instant startedAt;
  private final Parameters parameters;
  private Masker masker;
  private @Nullable PostMergeSmokeRequest request;
  private @Nullable CommitId commit;
  private @Nullable Merge merge;
  private @Nullable TaskId taskId;
  private @Nullable CommitId mainHead;
  private @Nullable Found command;
  private @Nullable ProcessOutcome outcome;
  private @Nullable Engine engine;
  private List<String> repositoryChanges = List.of();
  private @Nullable Diagnosis diagnosis;
  private @Nullable Path keptWorktree;
  private @Nullable Path log;
  private List<String> lookedFor = List.of();
  private @Nullable EnvelopeFile envelope;

  /** Nothing is known to be secret yet, and nothing of the user's is known either. */
  RunFacts(String runId, Instant startedAt, Parameters parameters) {
    this.runId = runId;
    this.startedAt = startedAt;
    this.parameters = parameters;
    this.masker = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));
  }

  String runId() {
    return runId;
  }

  Instant startedAt() {
    return startedAt;
  }

  Parameters parameters() {
    return parameters;
  }

  Optional<PostMergeSmokeRequest> request() {
    return Optional.ofNullable(request);
  }

  Masker masker() {
    return masker;
  }

  Optional<CommitId> commit() {
    return Optional.ofNullable(commit);
  }

  /** What a person calls the merge. */
  Optional<Merge> merge() {
    return Optional.ofNullable(merge);
  }

  Optional<TaskId> taskId() {
    return Optional.ofNullable(taskId);
  }

  Optional<CommitId> mainHead() {
    return Optional.ofNullable(mainHead);
  }

  Optional<Found> command() {
    return Optional.ofNullable(command);
  }

  Optional<ProcessOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Who laid the commit out. */
  Optional<Engine> engine() {
    return Optional.ofNullable(engine);
  }

  /** What changed in the repository while the smoke ran. */
  List<String> repositoryChanges() {
    return repositoryChanges;
  }

  Optional<Diagnosis> diagnosis() {
    return Optional.ofNullable(diagnosis);
  }

  Optional<Path> keptWorktree() {
    return Optional.ofNullable(keptWorktree);
  }

  /** The smoke's whole output, where it was written. */
  Optional<Path> log() {
    return Optional.ofNullable(log);
  }

  /** Where this run's envelope is; empty for a rerun, which has none. */
  Optional<EnvelopeFile> envelope() {
    return Optional.ofNullable(envelope);
  }

  void writes(EnvelopeFile file) {
    this.envelope = file;
  }

  /** Where a smoke command was looked for in vain, and what was there. */
  List<String> lookedFor() {
    return lookedFor;
  }

  /** From here on, more is known to be secret. */
  void mask(Masker masker) {
    this.masker = masker;
  }

  void accepted(PostMergeSmokeRequest request) {
    this.request = request;
  }

  /** The smoke's own; zero before the request is read, when nothing asks. */
  Duration timeout() {
    return request().map(r -> r.limits().timeout()).orElse(Duration.ZERO);
  }

  void resolved(CommitId commit) {
    this.commit = commit;
  }

  void describedBy(Merge merge) {
    this.merge = merge;
  }

  void cameFrom(TaskId taskId) {
    this.taskId = taskId;
  }

  void mainIsAt(CommitId mainHead) {
    this.mainHead = mainHead;
  }

  void runs(Found command) {
    this.command = command;
  }

  void lookedFor(List<String> places) {
    this.lookedFor = List.copyOf(places);
  }

  void ended(ProcessOutcome outcome) {
    this.outcome = outcome;
  }

  void laidOutBy(Engine engine) {
    this.engine = engine;
  }

  void repositoryChanged(List<String> changes) {
    this.repositoryChanges = List.copyOf(changes);
  }

  void diagnosed(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  void logged(Path file) {
    this.log = file;
  }

  void kept(Path worktree) {
    this.keptWorktree = worktree;
  }
}
