package io.github.postmerge.smoke.process;

import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The tiers that every misbehaviour is tried in. */
enum Holding {
  /** A cgroup, where this machine lets us write one. */
  CGROUP(ContainmentChoice.CGROUP, Containment.CGROUP),
  /** PID and mount namespaces, where we are root. */
  PID_NAMESPACE(ContainmentChoice.PID_NAMESPACE, Containment.NAMESPACE),
  /** The same in a user namespace, where this machine lets us have one. */
  USER_NAMESPACE(ContainmentChoice.USER_NAMESPACE, Containment.NAMESPACE),
  /** The scan tier. */
  SCAN(ContainmentChoice.SCAN, Containment.SCAN);

  private final ContainmentChoice choice;
  private final Containment containment;

  Holding(ContainmentChoice choice, Containment containment) {
    this.choice = choice;
    this.containment = containment;
  }

  ContainmentChoice choice() {
    return choice;
  }

  Containment containment() {
    return containment;
  }

  /** The kernel itself holds the tree, so that nobody can be left of it. */
  boolean isCertain() {
    return this != SCAN;
  }

  ContainedProcessRunner runner() {
    return runner(Duration.ofSeconds(30));
  }

  ContainedProcessRunner runner(Duration silence) {
    return new ContainedProcessRunner(List.of(tier()), silence);
  }

  /** Skips the test where the machine refuses the tier. */
  Tier tier() {
    try {
      return Tiers.onThisSystem().of(choice).get(0);
    } catch (TierUnavailableException e) {
      return abort(String.valueOf(e.getMessage()));
    }
  }

  /** Those that this machine does not refuse. */
  static List<Holding> available() {
    return Arrays.stream(values()).filter(Holding::isAvailable).toList();
  }

  private boolean isAvailable() {
    try {
      return !Tiers.onThisSystem().of(choice).isEmpty();
    } catch (TierUnavailableException e) {
      return false;
    }
  }
}
