package io.github.postmerge.smoke.blame.search;

import java.util.Arrays;

/** The results of each position's probes, as integers, so that their order does not matter. */
final class SightingCounts {

  static final SightingCounts NONE = new SightingCounts(new int[0], new int[0][]);

  private final int[] positions;
  private final int[][] counts;

  private SightingCounts(int[] positions, int[][] counts) {
    this.positions = positions;
    this.counts = counts;
  }

  SightingCounts and(int position, Sighting sighting) {
    int index = Arrays.binarySearch(positions, position);
    return index < 0
        ? withPosition(position, -index - 1).and(position, sighting)
        : counted(index, sighting);
  }

  private SightingCounts counted(int index, Sighting sighting) {
    int[][] more = counts.clone();
    more[index] = counts[index].clone();
    more[index][sighting.index()]++;
    return new SightingCounts(positions, more);
  }

  private SightingCounts withPosition(int position, int index) {
    int[] wider = Arrays.copyOf(positions, positions.length + 1);
    int[][] more = Arrays.copyOf(counts, counts.length + 1);
    System.arraycopy(positions, index, wider, index + 1, positions.length - index);
    System.arraycopy(counts, index, more, index + 1, counts.length - index);
    wider[index] = position;
    more[index] = new int[Sighting.KINDS];
    return new SightingCounts(wider, more);
  }

  int positions() {
    return positions.length;
  }

  int position(int index) {
    return positions[index];
  }

  int at(int index, Sighting sighting) {
    return counts[index][sighting.index()];
  }

  /** The number of probed positions up to and including another one. */
  int positionsUpTo(int position) {
    int index = Arrays.binarySearch(positions, position);
    return index < 0 ? -index - 1 : index + 1;
  }

  /** For each number of first positions, how often they had this result. */
  int[] sums(Sighting sighting) {
    int[] sums = new int[positions.length + 1];
    for (int index = 0; index < positions.length; index++) {
      sums[index + 1] = sums[index] + at(index, sighting);
    }
    return sums;
  }

  int runsAt(int position) {
    int index = Arrays.binarySearch(positions, position);
    return index < 0 ? 0 : Arrays.stream(counts[index]).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SightingCounts that
        && Arrays.equals(positions, that.positions)
        && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(new Object[] {positions, counts});
  }
}
