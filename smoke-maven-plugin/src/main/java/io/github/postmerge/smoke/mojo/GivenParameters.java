package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the parameters that were given; null means not given. */
final class GivenParameters {

  private final Map<String, String> values = new HashMap<>();

  GivenParameters with(String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  /** Joins a list from the POM and the lines of a property. */
  GivenParameters withLines(String name, @Nullable String lines, @Nullable List<String> list) {
    List<String> all = new ArrayList<>(list == null ? List.of() : list);
    all.removeIf(Objects::isNull);
    if (lines != null) {
      all.add(lines);
    }
    return with(name, all.isEmpty() ? null : String.join("\n", all));
  }

  GivenParameters withAll(Map<String, String> others) {
    values.putAll(others);
    return this;
  }

  Parameters and(List<String> argv) {
    return new Parameters(values, argv);
  }
}
