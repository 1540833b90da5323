package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The live processes that Linux lists in {@code /proc}, without zombies. */
final class ProcessTable {

  static final Path PROC = Path.of("/proc");

  /** The unit of {@code /proc} on every architecture that Java supports. */
  private static final int TICKS_PER_SECOND = 100;

  private final Map<Long, ProcessEntry> entries;

  private ProcessTable(Map<Long, ProcessEntry> entries) {
    this.entries = entries;
  }

  static ProcessTable read() {
    Map<Long, ProcessEntry> entries = new LinkedHashMap<>();
    String[] names = PROC.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        entry(name).ifPresent(entry -> entries.put(entry.pid(), entry));
      }
    }
    return new ProcessTable(entries);
  }

  /** Whether this system has a process table, and it belongs to the namespace of this JVM. */
  static boolean isAvailable() {
    return new File("/proc/self/stat").canRead()
        && entry("self").filter(self -> self.pid() == ProcessHandle.current().pid()).isPresent();
  }

  /** The current time in the unit of {@link ProcessEntry#startTicks()}, rounded down. */
  static long now() throws IOException {
    String uptime = Files.readString(PROC.resolve("uptime"), ISO_8859_1);
    return (long) (Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * TICKS_PER_SECOND)
        - 1;
  }

  /** The most recently started process; empty if it has ended. */
  static Optional<ProcessEntry> newest() {
    try {
      String load = Files.readString(PROC.resolve("loadavg"), ISO_8859_1).strip();
      return entry(load.substring(load.lastIndexOf(' ') + 1));
    } catch (IOException hidden) {
      return Optional.empty();
    }
  }

  /** Reads a single entry of the table. */
  static Optional<ProcessEntry> entry(long pid) {
    return entry(Long.toString(pid));
  }

  Collection<ProcessEntry> entries() {
    return entries.values();
  }

  Optional<ProcessEntry> find(long pid) {
    return Optional.ofNullable(entries.get(pid));
  }

  /** The live processes among the roots, and all descendants of any root. */
  Set<Long> withDescendants(Collection<Long> roots) {
    Map<Long, List<Long>> children = children();
    Set<Long> found = new TreeSet<>();
    Deque<Long> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      long pid = open.pop();
      if (!entries.containsKey(pid) || found.add(pid)) {
        open.addAll(children.getOrDefault(pid, List.of()));
        children.remove(pid);
      }
    }
    return found;
  }

  private Map<Long, List<Long>> children() {
    Map<Long, List<Long>> children = new HashMap<>();
    for (ProcessEntry entry : entries.values()) {
      children.computeIfAbsent(entry.parent(), none -> new ArrayList<>()).add(entry.pid());
    }
    return children;
  }

  private static Optional<ProcessEntry> entry(String name) {
    try {
      return parse(new String(Files.readAllBytes(PROC.resolve(name).resolve("stat")), ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The name is in parentheses and may contain any character, parentheses included. */
  private static Optional<ProcessEntry> parse(String stat) {
    int name = stat.indexOf('(');
    int end = stat.lastIndexOf(')');
    if (name < 0 || end < name) {
      return Optional.empty();
    }
    String[] fields = stat.substring(end + 2).split(" ", 21);
    if (fields.length < 21 || fields[0].equals("Z") || fields[0].equals("X")) {
      return Optional.empty();
    }
    return Optional.of(
        new ProcessEntry(
            Long.parseLong(stat.substring(0, name - 1)),
            Long.parseLong(fields[1]),
            Long.parseLong(fields[3]),
            Long.parseLong(fields[2]),
            Long.parseLong(fields[19])));
  }
}
