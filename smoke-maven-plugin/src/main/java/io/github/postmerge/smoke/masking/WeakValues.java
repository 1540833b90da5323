package io.github.postmerge.smoke.masking;

import java.util.Set;

/**
 * Values of the environment that are masked only in assignments.
 *
 * @param values the values
 * @param names the variables that hold them
 */
record WeakValues(Set<String> values, Set<String> names) {

  static final WeakValues NONE = new WeakValues(Set.of(), Set.of());

  WeakValues {
    values = Set.copyOf(values);
    names = Set.copyOf(names);
  }
}
