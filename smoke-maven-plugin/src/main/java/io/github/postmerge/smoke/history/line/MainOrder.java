package io.github.postmerge.smoke.history.line;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Main's first-parent history, oldest first. */
public final class MainOrder {

  private final List<Landed> merges;
  private final Map<String, Integer> positions;
  private final boolean isWhole;

  /** The complete history of these merges, oldest first. */
  public MainOrder(List<Landed> merges) {
    this(merges, true);
  }

  private MainOrder(List<Landed> merges, boolean isWhole) {
    this.isWhole = isWhole;
    this.merges = List.copyOf(merges);
    this.positions = new HashMap<>(merges.size() * 2);
    for (int i = 0; i < merges.size(); i++) {
      positions.put(merges.get(i).commit(), i);
    }
  }

  /**
   * A merge that landed on main.
   *
   * @param commit full id
   * @param committedAt by the committer's clock
   */
  public record Landed(String commit, Instant committedAt) {}

  /** An incomplete history of these merges, oldest first; those before are not known. */
  static MainOrder cut(List<Landed> merges) {
    return new MainOrder(merges, false);
  }

  /** Whether no merges before the oldest one are missing. */
  public boolean isWhole() {
    return isWhole;
  }

  /** The position of a commit, from 0 for the oldest; empty if it is not in this history. */
  public OptionalInt position(String commit) {
    Integer at = positions.get(commit);
    return at == null ? OptionalInt.empty() : OptionalInt.of(at);
  }

  /** The merge at a position. */
  public Landed at(int position) {
    return merges.get(position);
  }

  /** The number of merges. */
  public int size() {
    return merges.size();
  }
}
