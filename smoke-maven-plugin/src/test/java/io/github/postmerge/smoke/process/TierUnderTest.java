package io.github.postmerge.smoke.process;

import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The tiers in which every misbehaviour is tested. */
enum TierUnderTest {
  /** A cgroup, if this machine has a writable one. */
  CGROUP(ContainmentChoice.CGROUP, Containment.CGROUP),
  /** PID and mount namespaces; needs root. */
  PID_NAMESPACE(ContainmentChoice.PID_NAMESPACE, Containment.NAMESPACE),
  /** The same in a user namespace, if this machine allows one. */
  USER_NAMESPACE(ContainmentChoice.USER_NAMESPACE, Containment.NAMESPACE),
  /** The scan tier. */
  SCAN(ContainmentChoice.SCAN, Containment.SCAN);

  private final ContainmentChoice choice;
  private final Containment containment;

  TierUnderTest(ContainmentChoice choice, Containment containment) {
    this.choice = choice;
    this.containment = containment;
  }

  ContainmentChoice choice() {
    return choice;
  }

  Containment containment() {
    return containment;
  }

  /** Whether the kernel itself kills the tree, so that no process can survive. */
  boolean isEnforcedByKernel() {
    return containment.isEnforcedByKernel();
  }

  ContainedProcessRunner runner() {
    return runner(Duration.ofSeconds(30));
  }

  ContainedProcessRunner runner(Duration silence) {
    return new ContainedProcessRunner(List.of(orSkip()), silence);
  }

  /** Returns the tier; skips the test if this machine does not support it. */
  Tier orSkip() {
    try {
      return Tiers.onThisSystem().of(choice).get(0);
    } catch (TierUnavailableException e) {
      return abort(String.valueOf(e.getMessage()));
    }
  }

  /** The tiers that this machine supports. */
  static List<TierUnderTest> available() {
    return Arrays.stream(values()).filter(TierUnderTest::isAvailable).toList();
  }

  private boolean isAvailable() {
    try {
      return !Tiers.onThisSystem().of(choice).isEmpty();
    } catch (TierUnavailableException e) {
      return false;
    }
  }
}
