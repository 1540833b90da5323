package io.github.postmerge.smoke.blame.search;

/**
 * The merges that can be to blame, with prefix sums of their weights.
 *
 * <p>Merges after the red run are not among them.
 */
final class Suspects {

  private final double[] sums;
  private final double[] products;
  private final SearchLine line;

  Suspects(SearchLine line) {
    this.line = line;
    this.sums = new double[line.redAt() + 1];
    this.products = new double[line.redAt() + 1];
    double total = line.weights().stream().limit(line.redAt()).mapToDouble(w -> w).sum();
    for (int merge = 1; merge <= line.redAt(); merge++) {
      double share = line.weights().get(merge - 1) / total;
      sums[merge] = sums[merge - 1] + share;
      products[merge] = products[merge - 1] + share * StrictMath.log(share);
    }
  }

  SearchLine line() {
    return line;
  }

  /** The last position of the line. */
  int end() {
    return line.merges();
  }

  /** The position of the red run, which is the last merge that can be to blame. */
  int redAt() {
    return line.redAt();
  }

  /** Whether commits after the red run can be good again. */
  boolean canBeFixed() {
    return redAt() < end();
  }

  /** The share of a range of merges in the total weight. */
  double share(int from, int to) {
    return sums[to] - sums[from - 1];
  }

  double share(int merge) {
    return share(merge, merge);
  }

  /** The doubt among the merges of a group, in nats. */
  double doubtWithin(Group group) {
    if (group.from() == group.to()) {
      return 0;
    }
    double share = share(group.from(), group.to());
    double product = products[group.to()] - products[group.from() - 1];
    return share > 0 ? StrictMath.log(share) - product / share : 0;
  }

  /** The first merge up to which a group has this part of its weight. */
  int quantile(Group stretch, double part) {
    double wanted = sums[stretch.from() - 1] + part * share(stretch.from(), stretch.to());
    int low = stretch.from();
    int high = stretch.to();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] >= wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
