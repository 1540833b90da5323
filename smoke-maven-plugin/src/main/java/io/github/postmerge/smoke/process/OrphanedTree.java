package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that kills a tree whose JVM has died; a {@link Supervisor} executes it.
 *
 * <p>Each argument is a key, a colon, and a value in URL-safe base64.
 */
public final class OrphanedTree {

  static final String LAUNCHER = "launcher";
  static final String SINCE = "since";
  static final String COOKIE = "cookie";
  static final String PIPE = "pipe";
  static final String FOLDER = "folder";
  static final String CGROUP = "cgroup";
  static final String COMMAND = "command";
  static final String SESSION = "session";
  static final String GROUP = "group";
  static final String GUARDED_FILE = "guarded-file";
  static final String GUARDED_CONTENT = "guarded-content";

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(5);

  /** Consecutive empty rounds before the end; one round may miss a process that forks. */
  private static final int CLEAN_ROUNDS = 5;

  private final Map<String, List<String>> known;

  private OrphanedTree(Map<String, List<String>> known) {
    this.known = known;
  }

  /** Kills until no process is left, for at most ten seconds. */
  public static void main(String[] arguments) {
    Map<String, List<String>> known = new HashMap<>();
    for (String argument : arguments) {
      int colon = argument.indexOf(':');
      String value =
          new String(Base64.getUrlDecoder().decode(argument.substring(colon + 1)), UTF_8);
      known.computeIfAbsent(argument.substring(0, colon), each -> new ArrayList<>()).add(value);
    }
    if (known.containsKey(LAUNCHER) && known.containsKey(SINCE)) {
      new OrphanedTree(known).kill();
    }
  }

  static String argument(String key, Object value) {
    return key
        + ":"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(value.toString().getBytes(UTF_8));
  }

  private void kill() {
    DescendantKiller killer = new DescendantKiller(tracker());
    Optional<Cgroup> cgroup = path(CGROUP).map(Cgroup::new);
    Deadline deadline = Deadline.in(LONGEST);
    int clean = 0;
    while (clean < CLEAN_ROUNDS && !deadline.isPast()) {
      cgroup.ifPresent(Cgroup::kill);
      cgroup.ifPresent(OrphanedTree::killWaiting);
      boolean allDead = killer.kill() && cgroup.map(Cgroup::remove).orElse(true);
      clean = allDead ? clean + 1 : 0;
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    path(GUARDED_FILE)
        .flatMap(file -> one(GUARDED_CONTENT).map(content -> new GuardedFile(file, content)))
        .ifPresent(GuardedFile::deleteIfChanged);
  }

  /** A launcher that is not yet in the cgroup waits for the lock that this process holds. */
  private static void killWaiting(Cgroup cgroup) {
    String folder = cgroup.folder().toString();
    ProcessTable.read().entries().stream()
        .map(ProcessEntry::pid)
        .filter(pid -> pid != ProcessHandle.current().pid())
        .filter(pid -> ProcFile.strings(pid, "cmdline").contains(folder))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  private DescendantTracker tracker() {
    ProcessMarkers markers =
        new ProcessMarkers(
            one(COOKIE), new HashSet<>(known.getOrDefault(PIPE, List.of())), path(FOLDER));
    LaunchOrigin origin =
        new LaunchOrigin(
            LaunchOrigin.Launcher.parse(one(LAUNCHER).orElseThrow()),
            Long.parseLong(one(SINCE).orElseThrow()));
    DescendantTracker tracker =
        new DescendantTracker(origin, markers, DescendantTracker.Listener.NONE);
    one(COMMAND).map(Long::parseLong).ifPresent(tracker::start);
    known.getOrDefault(SESSION, List.of()).forEach(id -> tracker.addSession(Long.parseLong(id)));
    known.getOrDefault(GROUP, List.of()).forEach(id -> tracker.addGroup(Long.parseLong(id)));
    return tracker;
  }

  private Optional<String> one(String what) {
    return known.getOrDefault(what, List.of()).stream().findFirst();
  }

  private Optional<Path> path(String what) {
    try {
      return one(what).map(Path::of);
    } catch (InvalidPathException unmappable) {
      return Optional.empty();
    }
  }
}
