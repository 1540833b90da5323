package io.github.postmerge.smoke.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers who belongs to a command, so that an heir stays one when its parents are gone. */
final class DescendantTracker {

  private static final long OWN_PID = ProcessHandle.current().pid();

  /** The first process inherits everybody's orphans, so descending from it tells nothing. */
  private static final long INIT = 1;

  /** Some ten milliseconds of looking. */
  private static final int NEWEST_PROCESS_READS = 200;

  private final LaunchOrigin origin;
  private final ProcessMarkers markers;
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
          public void onSession(long id) {}

          @Override
          public void onGroup(long id) {}
        };

    /** A session in which nobody else is. */
    void onSession(long id);

    /** A process group in which nobody else is. */
    void onGroup(long id);
  }

  DescendantTracker(LaunchOrigin origin, ProcessMarkers markers, Listener listener) {
    this.origin = origin;
    this.markers = markers;
    this.listener = listener;
  }

  /**
   * Begins with the command alone.
   *
   * @param command its process id, which is also that of its session where it could have one; no
   *     other process is given that id while anyone is left in the session
   */
  void start(long command) {
    addSession(command);
    ProcessTable.entry(command).ifPresent(this::remember);
  }

  /** All in this session belong to the command. */
  void addSession(long id) {
    if (id != origin.launcher().session() && sessions.add(id)) {
      listener.onSession(id);
    }
  }

  /** All in this process group belong to the command. */
  void addGroup(long id) {
    if (id != origin.launcher().group() && groups.add(id)) {
      listener.onGroup(id);
    }
  }

  /** Who belongs to the command and lives. */
  Set<Long> members(ProcessTable table) {
    Set<Long> members = descendants(table);
    List<ProcessEntry> marked = marked(table, members);
    marked.forEach(entry -> add(entry));
    return marked.isEmpty() ? members : descendants(table);
  }

  /** The process groups of these members that hold nobody else. */
  Set<Long> groupsOf(Set<Long> members, ProcessTable table) {
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
  Set<Long> shortLivedGroups(ProcessTable table) {
    Set<Long> found = new HashSet<>();
    for (int read = 0; read < NEWEST_PROCESS_READS && found.isEmpty(); read++) {
      ProcessTable.newest()
          .filter(entry -> canBelong(entry) && markers.hasCookie(entry.pid()))
          .ifPresent(
              entry -> {
                add(entry);
                found.add(entry.group());
              });
    }
    found.retainAll(groups);
    return found;
  }

  /** Descendants lead to sessions and groups, and these to further members. */
  private Set<Long> descendants(ProcessTable table) {
    Set<Long> descendants = Set.of();
    int before;
    do {
      before = descendants.size();
      descendants = table.withDescendants(known(table));
      descendants.forEach(pid -> table.find(pid).ifPresent(entry -> add(entry)));
    } while (descendants.size() > before);
    return descendants;
  }

  private List<Long> known(ProcessTable table) {
    return table.entries().stream().filter(this::isKnown).map(ProcessEntry::pid).toList();
  }

  private boolean isKnown(ProcessEntry entry) {
    return canBelong(entry)
        && (Objects.equals(startOf.get(entry.pid()), entry.startTicks())
            || sessions.contains(entry.session())
            || groups.contains(entry.group()));
  }

  private List<ProcessEntry> marked(ProcessTable table, Set<Long> members) {
    return table.entries().stream()
        .filter(entry -> canBelong(entry) && !members.contains(entry.pid()))
        .filter(entry -> !isUnrelatedChildOfThisJvm(entry, table))
        .filter(entry -> markers.isOn(entry.pid()))
        .toList();
  }

  private boolean canBelong(ProcessEntry entry) {
    return entry.startTicks() >= origin.since() && entry.pid() != OWN_PID;
  }

  /** What this JVM launched for other ends; another thread's child may hold our pipe briefly. */
  private static boolean isUnrelatedChildOfThisJvm(ProcessEntry entry, ProcessTable table) {
    long ancestor = entry.parent();
    while (ancestor > INIT && ancestor != OWN_PID) {
      ancestor = table.find(ancestor).map(ProcessEntry::parent).orElse(INIT);
    }
    return ancestor == OWN_PID && OWN_PID != INIT;
  }

  private void add(ProcessEntry entry) {
    remember(entry);
    addSession(entry.session());
    addGroup(entry.group());
  }

  private void remember(ProcessEntry entry) {
    startOf.put(entry.pid(), entry.startTicks());
  }
}
