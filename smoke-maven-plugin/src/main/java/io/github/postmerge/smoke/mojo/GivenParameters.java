package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.postmerge.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the parameters that were given; what is null was not. */
final class GivenParameters {

  private final Map<String, String> values = new HashMap<>();

  GivenParameters with(String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  Parameters and(List<String> argv) {
    return new Parameters(values, argv);
  }
}
