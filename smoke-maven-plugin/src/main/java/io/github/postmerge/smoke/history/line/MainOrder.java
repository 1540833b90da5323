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

  /** Of these merges, oldest first. */
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

  /** Of these merges, oldest first, before which there are others that nobody knows. */
  static MainOrder cut(List<Landed> merges) {
    return new MainOrder(merges, false);
  }

  /** Whether there is nothing before the oldest merge that a history could have runs of. */
  public boolean isWhole() {
    return isWhole;
  }

  /** Where a commit is, from 0 for the oldest; empty where it is not in this history. */
  public OptionalInt position(String commit) {
    Integer at = positions.get(commit);
    return at == null ? OptionalInt.empty() : OptionalInt.of(at);
  }

  /** The merge at a position. */
  public Landed at(int position) {
    return merges.get(position);
  }

  /** How many there are. */
  public int size() {
    return merges.size();
  }
}
