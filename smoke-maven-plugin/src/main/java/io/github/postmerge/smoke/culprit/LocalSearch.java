package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.culprit.question.SearchRequest;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.run.Budget;
import io.github.postmerge.smoke.run.Failures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A search on this machine: several probes at once, each saved before it is used. */
final class LocalSearch {

  /** Long enough for the smoke's kill grace and for killing what is left. */
  private static final long LONGEST_STOP_SECONDS = 60;

  private final ProbeWorker worker;
  private final ProbeRecords records;
  private final SearchRequest.Effort effort;
  private final Progress progress;
  private final Budget budget;
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final PriorityQueue<Integer> freeJobs = new PriorityQueue<>();
  private final List<Started> underWay = new ArrayList<>();
  private SearchState state;
  private int nextNumber;

  LocalSearch(
      ProbeWorker worker,
      ProbeRecords records,
      SearchRequest.Effort effort,
      SearchState state,
      Budget budget,
      Progress progress) {
    this.worker = worker;
    this.records = records;
    this.effort = effort;
    this.state = state;
    this.progress = progress;
    this.budget = budget;
    this.nextNumber = state.probes().stream().mapToInt(ProbeRecord::number).max().orElse(-1) + 1;
    for (int job = 0; job < effort.jobs(); job++) {
      freeJobs.add(job);
    }
  }

  /** Receives the state after each probe. */
  interface Progress {
    /** A probe has been saved. */
    void probed(SearchState state, ProbeRecord probe) throws RepositoryException, IOException;
  }

  /** Why a search makes no further probe. */
  enum Stop {
    /** No further probe is worth its cost. */
    SETTLED,
    /** Its time budget is used up. */
    BUDGET,
    /** It has made as many probes as allowed. */
    PROBES,
    /** It was told to stop. */
    TOLD,
    /** It goes on. */
    UNDER_WAY
  }

  /** The state of a search at its end. */
  record Known(SearchState state, Stop stop) {}

  private record Started(int number, int position, int job, int startedAfter) {}

  private record Ended(
      Started probe, Optional<ProbeWorker.Result> result, Optional<Exception> failure) {}

  /** Runs until no further probe is worth its cost, or the search must stop. */
  Known run() throws RepositoryException, RemoteException, IOException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(effort.jobs(), work -> new Thread(work, "smoke-probe"));
    try {
      return search(threads);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Known(state, Stop.TOLD);
    } finally {
      stop(threads);
    }
  }

  private Known search(ExecutorService threads)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    while (true) {
      Optional<Stop> stop = limit();
      List<Integer> next = stop.isPresent() ? List.of() : next();
      next.forEach(position -> start(threads, position));
      if (underWay.isEmpty()) {
        return new Known(state, stop.orElse(Stop.SETTLED));
      }
      if (isSettled()) {
        return new Known(state, Stop.SETTLED);
      }
      take(ended.take());
    }
  }

  /** Whether there is a conclusion; probes that still run are then stopped. */
  private boolean isSettled() {
    return switch (state.conclusion()) {
      case INCONCLUSIVE -> false;
      case CULPRIT, FLAKY, ENVIRONMENT, BORN_RED, FIXED -> true;
    };
  }

  private Optional<Stop> limit() {
    if (budget.isUsedUp()) {
      return Optional.of(Stop.BUDGET);
    }
    boolean isSpent = state.probes().size() + underWay.size() >= effort.maxProbes();
    return isSpent && !isSettled() ? Optional.of(Stop.PROBES) : Optional.empty();
  }

  private List<Integer> next() {
    int left = effort.maxProbes() - state.probes().size() - underWay.size();
    return state.next(
        Math.min(left, freeJobs.size()), underWay.stream().map(Started::position).toList());
  }

  private void start(ExecutorService threads, int position) {
    Started probe = new Started(nextNumber++, position, freeJobs.remove(), lastEnd());
    underWay.add(probe);
    CommitId commit = state.question().line().at(position);
    threads.execute(
        () -> {
          try {
            ProbeWorker.Task task = new ProbeWorker.Task(commit, probe.number(), probe.job());
            ended.add(new Ended(probe, Optional.of(worker.run(task, budget)), Optional.empty()));
          } catch (Exception e) {
            ended.add(new Ended(probe, Optional.empty(), Optional.of(e)));
          } catch (Error e) {
            ended.add(
                new Ended(
                    probe, Optional.empty(), Optional.of(new IOException(Failures.ofOurs(e), e))));
          }
        });
  }

  private void take(Ended end)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    underWay.remove(end.probe());
    freeJobs.add(end.probe().job());
    if (end.failure().isPresent()) {
      rethrow(end.failure().get());
    }
    ProbeWorker.Result result = end.result().orElseThrow();
    if (result.run().status() == ProbeStatus.CUT) {
      return;
    }
    ProbeRecord probe = record(end.probe(), result);
    records.write(ProbeRecords.name(probe.number()), probe);
    state = state.and(probe);
    progress.probed(state, probe);
  }

  private static void rethrow(Exception failure)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    if (failure instanceof RepositoryException repository) {
      throw repository;
    }
    if (failure instanceof RemoteException remote) {
      throw remote;
    }
    if (failure instanceof IOException disk) {
      throw disk;
    }
    if (failure instanceof InterruptedException interrupt) {
      throw interrupt;
    }
    throw new IllegalStateException(failure);
  }

  private ProbeRecord record(Started probe, ProbeWorker.Result result) {
    return new ProbeRecord(
        ProbeRecord.SCHEMA_VERSION,
        state.question().id(),
        "",
        probe.number(),
        probe.number(),
        result.run().commit().value(),
        probe.startedAfter(),
        lastEnd() + 1,
        result.run().status(),
        result.run().exitCode(),
        result.signature(),
        result.run().evidence(),
        result.run().durationMs(),
        Times.milliseconds(result.startedAt()));
  }

  private int lastEnd() {
    return state.probes().stream().mapToInt(ProbeRecord::endedAs).max().orElse(0);
  }

  /** Waits until the running probes' process trees are killed and their worktrees removed. */
  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
