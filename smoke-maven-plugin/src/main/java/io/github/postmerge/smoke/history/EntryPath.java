package io.github.postmerge.smoke.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A path in an entry's JSON; the paths to read are fixed, so that the others can be skipped. */
final class EntryPath {

  /** The role of each rerun of a diagnosis. */
  static final String PROBE_ROLE = "/envelope/diagnosis/probes/-/role";

  /** The status of each rerun of a diagnosis. */
  static final String PROBE_STATUS = "/envelope/diagnosis/probes/-/status";

  private static final List<String> READ =
      List.of(
          "/schema_version",
          "/smoke",
          "/started_at",
          "/signature",
          "/evidence",
          "/reproduce",
          "/ci_run",
          "/envelope/schema_version",
          "/envelope/run_id",
          "/envelope/task_id",
          "/envelope/merge_commit",
          "/envelope/merge/committed_at",
          "/envelope/merge/parents/-",
          "/envelope/main_head",
          "/envelope/status",
          "/envelope/reason_code",
          "/envelope/duration_ms",
          "/envelope/result/failure_reason",
          "/envelope/environment/os",
          "/envelope/environment/arch",
          "/envelope/environment/plugin",
          "/envelope/diagnosis/conclusion",
          "/envelope/diagnosis/why",
          PROBE_ROLE,
          PROBE_STATUS,
          "/envelope/error");

  /** What compaction leaves out, so it must not be part of the digest. */
  private static final List<String> TAILS =
      List.of("/envelope/result/stdout_tail", "/envelope/result/stderr_tail");

  private static final EntryPath UNREAD = new EntryPath("");

  /** The path of a whole entry. */
  static final EntryPath ENTRY = tree();

  private final String path;
  private final Map<String, EntryPath> below = new HashMap<>();
  private boolean isRead;
  private boolean isTail;

  private EntryPath(String path) {
    this.path = path;
  }

  private static EntryPath tree() {
    EntryPath root = new EntryPath("");
    READ.forEach(path -> root.at(path).isRead = true);
    TAILS.forEach(path -> root.at(path).isTail = true);
    return root;
  }

  private EntryPath at(String descendant) {
    EntryPath place = this;
    for (String name : descendant.substring(1).split("/", -1)) {
      String longer = place.path + "/" + name;
      place = place.below.computeIfAbsent(name, n -> new EntryPath(longer));
    }
    return place;
  }

  /** The path of a key's value in an object. */
  EntryPath value(String key) {
    return below.getOrDefault(key, UNREAD);
  }

  /** The path of all elements of a list. */
  EntryPath element() {
    return value("-");
  }

  boolean isRead() {
    return isRead;
  }

  boolean isTail() {
    return isTail;
  }

  static boolean isRead(String path) {
    return READ.contains(path);
  }

  /** A JSON pointer with {@code -} instead of an index. */
  @Override
  public String toString() {
    return path;
  }
}
