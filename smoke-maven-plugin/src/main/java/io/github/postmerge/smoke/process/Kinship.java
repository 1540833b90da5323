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

  private final Origin origin;
  private final Footprints footprints;
  private final Listener listener;
  private final Map<Long, Long> startOf = new HashMap<>();
  private final Set<Long> sessions = new HashSet<>();
  private final Set<Long> groups = new HashSet<>();

  /** Hears of each session and each process group that turns out to be the command's. */
  interface Listener {

    /** Nobody listens. */
    Listener NONE =
        new Listener() {
          @Override
          public void session(long id) {}

          @Override
          public void group(long id) {}
        };

    /** A session in which nobody else is. */
    void session(long id);

    /** A process group in which nobody else is. */
    void group(long id);
  }

  Kinship(Origin origin, Footprints footprints, Listener listener) {
    this.origin = origin;
    this.footprints = footprints;
    this.listener = listener;
  }

  /**
   * Begins with the command alone.
   *
   * @param command its process id, which is also that of its session where it could have one; no
   *     other process is given that id while anyone is left in the session
   */
  void begin(long command) {
    session(command);
    ProcessTable.entry(command).ifPresent(this::remember);
  }

  /** All in this session belong to the command. */
  void session(long id) {
    if (id != origin.launcher().session() && sessions.add(id)) {
      listener.session(id);
    }
  }

  /** All in this process group belong to the command. */
  void group(long id) {
    if (id != origin.launcher().group() && groups.add(id)) {
      listener.group(id);
    }
  }

  /** Who belongs to the command and lives. */
  Set<Long> members(ProcessTable table) {
    Set<Long> family = family(table);
    List<ProcessEntry> traced = traced(table, family);
    traced.forEach(entry -> learn(entry));
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
                learn(entry);
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
      family.forEach(pid -> table.find(pid).ifPresent(entry -> learn(entry)));
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
    return entry.startTicks() >= origin.since() && entry.pid() != US;
  }

  /** What this JVM launched for other ends; another thread's child may hold our pipe briefly. */
  private static boolean isAnotherOfOurs(ProcessEntry entry, ProcessTable table) {
    long ancestor = entry.parent();
    while (ancestor > INIT && ancestor != US) {
      ancestor = table.find(ancestor).map(ProcessEntry::parent).orElse(INIT);
    }
    return ancestor == US && US != INIT;
  }

  private void learn(ProcessEntry entry) {
    remember(entry);
    session(entry.session());
    group(entry.group());
  }

  private void remember(ProcessEntry entry) {
    startOf.put(entry.pid(), entry.startTicks());
  }
}
