package io.github.postmerge.smoke.process;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tiers that this system lets work; each is tried out once, when it is first asked for. */
final class Tiers {

  private static final Tiers ON_THIS_SYSTEM = new Tiers();

  private final Map<ContainmentChoice, Found> found = new EnumMap<>(ContainmentChoice.class);

  private Tiers() {}

  static Tiers onThisSystem() {
    return ON_THIS_SYSTEM;
  }

  /** As if nothing had been tried out yet. */
  static Tiers create() {
    return new Tiers();
  }

  /** What came of a trial. */
  private sealed interface Found {

    /** It works. */
    record Working(Tier tier) implements Found {}

    /** It does not. */
    record Refused(String why) implements Found {}
  }

  /**
   * The tiers for a choice, best first.
   *
   * @throws TierUnavailableException where one that is asked for by name cannot be had; says what
   *     to do
   */
  List<Tier> of(ContainmentChoice choice) throws TierUnavailableException {
    if (choice == ContainmentChoice.AUTO) {
      return transparent();
    }
    if (found(choice) instanceof Found.Refused refused) {
      throw new TierUnavailableException(
          String.format(
              "containment \"%s\" cannot be had on this machine: %s; %s",
              choice.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              refused.why(),
              advice(choice)));
    }
    return List.of(((Found.Working) found(choice)).tier());
  }

  private static String advice(ContainmentChoice choice) {
    return switch (choice) {
      case CGROUP ->
          "have one delegated to this user (systemd-run --user --scope -p Delegate=yes mvn ...),"
              + " or use auto";
      case PID_NAMESPACE -> "run as root with CAP_SYS_ADMIN, or use auto";
      case USER_NAMESPACE -> "let users make them (sysctl user.max_user_namespaces), or use auto";
      case SCAN, AUTO -> "use auto";
    };
  }

  /**
   * Those that an honest command cannot notice. In a PID namespace it does not see what an earlier
   * step started, and in a user namespace it cannot become another user; these are taken by name
   * only.
   */
  private List<Tier> transparent() throws TierUnavailableException {
    if (found(ContainmentChoice.CGROUP) instanceof Found.Working working
        && working.tier() instanceof CgroupTier cgroup
        && !cgroup.hidesLimits()) {
      return List.of(cgroup, scan());
    }
    return List.of(scan());
  }

  private synchronized Found found(ContainmentChoice choice) {
    return found.computeIfAbsent(choice, Tiers::probe);
  }

  private static Found probe(ContainmentChoice choice) {
    try {
      return new Found.Working(find(choice));
    } catch (TierUnavailableException e) {
      return new Found.Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Tier find(ContainmentChoice choice) throws TierUnavailableException {
    if (choice != ContainmentChoice.SCAN && !ProcessTable.isAvailable()) {
      throw new TierUnavailableException("this system has no process table in /proc");
    }
    return switch (choice) {
      case CGROUP -> CgroupTier.find();
      case PID_NAMESPACE -> NamespaceTier.find(NamespaceKind.PID);
      case USER_NAMESPACE -> NamespaceTier.find(NamespaceKind.USER);
      case SCAN, AUTO -> scan();
    };
  }

  static Tier scan() {
    return ProcessTable.isAvailable()
        ? new ScanTier(SystemPrograms.find("setsid"))
        : new PortableTier();
  }
}
