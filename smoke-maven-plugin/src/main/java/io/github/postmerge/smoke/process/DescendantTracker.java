package io.github.postmerge.smoke.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers the descendants of a command, so that they are known after their parents end. */
final class DescendantTracker {

  private static final long OWN_PID = ProcessHandle.current().pid();

  /** The first process adopts all orphans, so being its child identifies nothing. */
  private static final long INIT = 1;

  /** About ten milliseconds. */
  private static final int NEWEST_PROCESS_READS = 200;

  private final LaunchOrigin origin;
  private final ProcessMarkers markers;
  private final Listener listener;
  private final Map<Long, Long> startOf = new HashMap<>();
  private final Set<Long> sessions = new HashSet<>();
  private final Set<Long> groups = new HashSet<>();

  /** Is notified of each session and process group that belongs to the command. */
  interface Listener {

    /** Ignores everything. */
    Listener NONE =
        new Listener() {
          @Override
          public void onSession(long id) {}

          @Override
          public void onGroup(long id) {}
        };

    /** A session that has only processes of the command. */
    void onSession(long id);

    /** A process group that has only processes of the command. */
    void onGroup(long id);
  }

  DescendantTracker(LaunchOrigin origin, ProcessMarkers markers, Listener listener) {
    this.origin = origin;
    this.markers = markers;
    this.listener = listener;
  }

  /**
   * Starts with the command itself.
   *
   * @param command its process id, which is also its session id if it leads a session; the kernel
   *     does not reuse the id while the session has a process
   */
  void start(long command) {
    addSession(command);
    ProcessTable.entry(command).ifPresent(this::remember);
  }

  /** All processes in this session belong to the command. */
  void addSession(long id) {
    if (id != origin.launcher().session() && sessions.add(id)) {
      listener.onSession(id);
    }
  }

  /** All processes in this group belong to the command. */
  void addGroup(long id) {
    if (id != origin.launcher().group() && groups.add(id)) {
      listener.onGroup(id);
    }
  }

  /** The live processes of the command. */
  Set<Long> members(ProcessTable table) {
    Set<Long> members = descendants(table);
    List<ProcessEntry> marked = marked(table, members);
    marked.forEach(entry -> add(entry));
    return marked.isEmpty() ? members : descendants(table);
  }

  /** The groups of these members that have only processes of the command. */
  Set<Long> groupsOf(Set<Long> members, ProcessTable table) {
    return members.stream()
        .flatMap(pid -> table.find(pid).stream())
        .map(ProcessEntry::group)
        .filter(groups::contains)
        .collect(Collectors.toSet());
  }

  /**
   * The groups of a descendant that ends before a whole table is read.
   *
   * <p>A process that forks and exits without end is repeatedly the newest one. Only the cookie
   * identifies it: the table is too old to show its ancestors.
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

  /** Descendants add sessions and groups, which add further descendants. */
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
        .filter(entry -> markers.match(entry.pid()))
        .toList();
  }

  private boolean canBelong(ProcessEntry entry) {
    return entry.startTicks() >= origin.since() && entry.pid() != OWN_PID;
  }

  /** A child that this JVM launched for another purpose may briefly hold the command's pipe. */
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
