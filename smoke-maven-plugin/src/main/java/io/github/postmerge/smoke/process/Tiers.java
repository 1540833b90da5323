package io.github.postmerge.smoke.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tiers that this system lets work, best first. */
final class Tiers {

  private Tiers() {}

  /** Found out once, when it is first asked for. */
  static List<Tier> onThisSystem() {
    return Found.TIERS;
  }

  static List<Tier> find() {
    List<Tier> tiers = new ArrayList<>();
    if (ProcessTable.isThere()) {
      namespace().ifPresent(tiers::add);
      tiers.add(scan());
    }
    tiers.add(new PortableTier());
    return List.copyOf(tiers);
  }

  static Optional<Tier> namespace() {
    return NamespacePrograms.find()
        .map(NamespaceTier::new)
        .filter(NamespaceTier::works)
        .map(Tier.class::cast);
  }

  static Tier scan() {
    return new ScanTier(SystemPrograms.find("setsid"));
  }

  private static final class Found {
    static final List<Tier> TIERS = find();
  }
}
