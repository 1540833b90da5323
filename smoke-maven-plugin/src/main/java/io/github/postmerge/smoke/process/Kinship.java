package io.github.postmerge.smoke.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers who belongs to a command, so that an heir stays one when its parents are gone. */
final class Kinship {

  private static final long US = ProcessHandle.current().pid();

  /** The first process inherits everybody's orphans, so descending from it tells nothing. */
  private static final long INIT = 1;

  /** Some ten milliseconds of looking. */
  private static final int LOOKS_AT_NEWEST = 200;

  private final long since;
  private final Footprints footprints;
  private final Map<Long, Long> startOf = new HashMap<>();
  private final Set<Long> sessions = new HashSet<>();
  private final Set<Long> groups = new HashSet<>();

  /**
   * Begins with the command alone.
   *
   * @param command its process id, which is also that of its session where it could have one; no
   *     other process is given that id while anyone is left in the session
   * @param since a moment before its start; nobody older can belong to it
   */
  Kinship(long command, long since, Footprints footprints) {
    this.since = since;
    this.footprints = footprints;
    sessions.add(command);
    ProcessTable.entry(command).ifPresent(this::remember);
  }

  /** Who belongs to the command and lives. */
  Set<Long> members(ProcessTable table) {
    Set<Long> family = family(table);
    List<ProcessEntry> traced = traced(table, family);
    traced.forEach(entry -> learn(entry, table));
    return traced.isEmpty() ? family : family(table);
  }

  /** The process groups of these members that hold nobody else. */
  Set<Long> groups(ProcessTable table, Set<Long> members) {
    return members.stream()
        .flatMap(pid -> table.find(pid).stream())
        .map(ProcessEntry::group)
        .filter(groups::contains)
        .collect(Collectors.toSet());
  }

  /**
   * The groups, with nobody else in them, of an heir that is gone before all of a table is read.
   *
   * <p>Whoever forks and exits without end is the newest process again and again. Only the cookie
   * counts: the table is too old to tell whether it descends from another of our commands.
   */
  Set<Long> fleeting(ProcessTable table) {
    Set<Long> found = new HashSet<>();
    for (int look = 0; look < LOOKS_AT_NEWEST && found.isEmpty(); look++) {
      ProcessTable.newest()
          .filter(entry -> couldBelong(entry) && footprints.isCookieOf(entry.pid()))
          .ifPresent(
              entry -> {
                learn(entry, table);
                found.add(entry.group());
              });
    }
    found.retainAll(groups);
    return found;
  }

  /** Descendants lead to sessions and groups, and these to further members. */
  private Set<Long> family(ProcessTable table) {
    Set<Long> family = Set.of();
    int before;
    do {
      before = family.size();
      family = table.withDescendants(known(table));
      family.forEach(pid -> table.find(pid).ifPresent(entry -> learn(entry, table)));
    } while (family.size() > before);
    return family;
  }

  private List<Long> known(ProcessTable table) {
    return table.entries().stream().filter(this::isKnown).map(ProcessEntry::pid).toList();
  }

  private boolean isKnown(ProcessEntry entry) {
    return couldBelong(entry)
        && (Objects.equals(startOf.get(entry.pid()), entry.startTicks())
            || sessions.contains(entry.session())
            || groups.contains(entry.group()));
  }

  private List<ProcessEntry> traced(ProcessTable table, Set<Long> family) {
    return table.entries().stream()
        .filter(entry -> couldBelong(entry) && !family.contains(entry.pid()))
        .filter(entry -> !isAnotherOfOurs(entry, table))
        .filter(entry -> footprints.isLeftBy(entry.pid()))
        .toList();
  }

  private boolean couldBelong(ProcessEntry entry) {
    return entry.startTicks() >= since && entry.pid() != US;
  }

  /** What this JVM launched for other ends; another thread's child may hold our pipe briefly. */
  private static boolean isAnotherOfOurs(ProcessEntry entry, ProcessTable table) {
    long ancestor = entry.parent();
    while (ancestor > INIT && ancestor != US) {
      ancestor = table.find(ancestor).map(ProcessEntry::parent).orElse(INIT);
    }
    return ancestor == US && US != INIT;
  }

  private void learn(ProcessEntry entry, ProcessTable table) {
    remember(entry);
    table
        .find(US)
        .ifPresent(
            us -> {
              addUnless(us.session(), entry.session(), sessions);
              addUnless(us.group(), entry.group(), groups);
            });
  }

  private void remember(ProcessEntry entry) {
    startOf.put(entry.pid(), entry.startTicks());
  }

  private static void addUnless(long ours, long theirs, Set<Long> known) {
    if (theirs != ours) {
      known.add(theirs);
    }
  }
}
