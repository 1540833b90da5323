package io.github.postmerge.smoke.process;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tiers that work on this system; each is probed once, when it is first requested. */
final class Tiers {

  private static final Tiers ON_THIS_SYSTEM = new Tiers();

  private final Map<ContainmentChoice, Found> found = new EnumMap<>(ContainmentChoice.class);

  private Tiers() {}

  static Tiers onThisSystem() {
    return ON_THIS_SYSTEM;
  }

  /** A new instance that has not probed any tier. */
  static Tiers create() {
    return new Tiers();
  }

  /** The result of a probe. */
  private sealed interface Found {

    /** The tier works. */
    record Working(Tier tier) implements Found {}

    /** The tier does not work. */
    record Unavailable(String why) implements Found {}
  }

  /**
   * The tiers for a choice, best first.
   *
   * @throws TierUnavailableException if a tier that is requested by name does not work; says what
   *     to do
   */
  List<Tier> of(ContainmentChoice choice) throws TierUnavailableException {
    if (choice == ContainmentChoice.AUTO) {
      return transparent();
    }
    if (found(choice) instanceof Found.Unavailable unavailable) {
      throw new TierUnavailableException(
          String.format(
              "containment \"%s\" is not available on this machine: %s; %s",
              choice.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              unavailable.why(),
              advice(choice)));
    }
    return List.of(((Found.Working) found(choice)).tier());
  }

  private static String advice(ContainmentChoice choice) {
    return switch (choice) {
      case CGROUP ->
          "delegate one to this user (systemd-run --user --scope -p Delegate=yes mvn ...),"
              + " or use auto";
      case PID_NAMESPACE -> "run as root with CAP_SYS_ADMIN, or use auto";
      case USER_NAMESPACE -> "allow user namespaces (sysctl user.max_user_namespaces), or use auto";
      case SCAN, AUTO -> "use auto";
    };
  }

  /**
   * The tiers that an honest command does not notice. In a PID namespace a command does not see
   * processes of an earlier step, and in a user namespace it cannot switch to another user; these
   * tiers are used only by name.
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
      return new Found.Unavailable(String.valueOf(e.getMessage()));
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
