package io.github.postmerge.smoke.blame.search;

/** How one probe ended. */
public enum Sighting {
  /** It passed. */
  PASSED(0),
  /** It failed with the failure signature of the red run. */
  RED(1),
  /** It failed in another way. */
  OTHER_FAILURE(2);

  /** The number of constants. */
  static final int KINDS = 3;

  private final int index;

  Sighting(int index) {
    this.index = index;
  }

  /** Its place in an array of counts. */
  int index() {
    return index;
  }
}
