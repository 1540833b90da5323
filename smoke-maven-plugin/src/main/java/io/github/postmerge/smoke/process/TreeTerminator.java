package io.github.postmerge.smoke.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Kills all live processes of a tree, and records them in the census. */
final class TreeTerminator {

  /** For processes that are about to end, such as the last program of a pipeline. */
  private static final Duration SETTLING = Duration.ofMillis(100);

  private static final Duration GRACE_WHEN_ABORTED = Duration.ofSeconds(1);

  private static final Duration LONGEST_READER_DELAY = Duration.ofMillis(400);
  private static final Duration LONGEST_KILL = Duration.ofMillis(1500);

  private static final ProcessInfo UNSEEN =
      new ProcessInfo(0, "[unseen process that holds the output open]");

  private final Tree tree;
  private final Output output;
  private final Stopwatch stopwatch;
  private final UninterruptibleWait wait;

  TreeTerminator(Tree tree, Output output, Stopwatch stopwatch, UninterruptibleWait wait) {
    this.tree = tree;
    this.output = output;
    this.stopwatch = stopwatch;
    this.wait = wait;
  }

  /** Kills what is left after the command ended by itself, without SIGTERM. */
  Census killLeftovers() {
    boolean done = wait.until(output::isDone, Deadline.in(SETTLING));
    List<Member> members = tree.members();
    boolean leaked = !done && (!members.isEmpty() || isHeldByUnknownProcess());
    return census(members, leaked);
  }

  /** On a busy machine the reader threads may not have run yet. */
  private boolean isHeldByUnknownProcess() {
    return !wait.until(output::isDone, Deadline.in(LONGEST_READER_DELAY)) && output.isIdle();
  }

  /** Sends SIGTERM to all processes, and SIGKILL after the grace. */
  Census terminateAll(Duration grace) {
    List<Member> members = tree.members();
    members.forEach(Member::terminate);
    Deadline end = Deadline.in(grace);
    wait.until(() -> isEmpty() || wait.wasInterrupted(), end);
    boolean empty = wait.until(this::isEmpty, end.orIn(GRACE_WHEN_ABORTED));
    boolean leaked = !empty && !tree.command().isAlive() && output.isIdle();
    return census(members, leaked);
  }

  private boolean isEmpty() {
    stopwatch.stopIfEnded();
    return !tree.command().isAlive() && tree.members().isEmpty();
  }

  private Census census(List<Member> members, boolean leaked) {
    List<ProcessInfo> survivors = killAll();
    List<ProcessInfo> killed = new ArrayList<>(members.stream().map(Member::info).toList());
    killed.removeIf(info -> survivors.stream().anyMatch(left -> left.pid() == info.pid()));
    return new Census(tree.containment(), killed, survivors, leaked);
  }

  private List<ProcessInfo> killAll() {
    boolean cleared = wait.until(this::isCleared, Deadline.in(LONGEST_KILL));
    if (cleared) {
      return List.of();
    }
    List<ProcessInfo> left = tree.members().stream().map(Member::info).toList();
    boolean unseen = left.isEmpty() && !tree.containment().isEnforcedByKernel();
    return unseen ? List.of(UNSEEN) : left;
  }

  private boolean isCleared() {
    boolean killed = tree.kill();
    stopwatch.stopIfEnded();
    return killed && output.isDone();
  }
}
