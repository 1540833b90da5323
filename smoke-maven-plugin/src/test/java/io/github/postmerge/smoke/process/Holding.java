package io.github.postmerge.smoke.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The tiers that every misbehaviour is tried in. */
enum Holding {
  /** The namespace tier, where this machine lets us have it. */
  NAMESPACE(Containment.NAMESPACE),
  /** The scan tier. */
  SCAN(Containment.SCAN);

  private final Containment containment;

  Holding(Containment containment) {
    this.containment = containment;
  }

  Containment containment() {
    return containment;
  }

  ContainedProcessRunner runner() {
    return runner(Duration.ofSeconds(30));
  }

  ContainedProcessRunner runner(Duration silence) {
    return new ContainedProcessRunner(List.of(tier()), silence);
  }

  /** Skips the test where the machine refuses the tier. */
  Tier tier() {
    Optional<Tier> tier =
        Tiers.onThisSystem().stream()
            .filter(each -> each.containment() == containment && !(each instanceof PortableTier))
            .findFirst();
    assumeTrue(tier.isPresent(), () -> "this machine refuses the tier " + this);
    return tier.get();
  }
}
