package io.github.postmerge.smoke.ci;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The probes of a culprit search that other jobs are to run next.
 *
 * @param isDone whether the search is over, so that there are none
 * @param total their number
 */
record ProbeRound(boolean isDone, int total) {

  /** The outputs for later jobs by name; {@code matrix} is a JSON list of the entries. */
  Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put("done", Boolean.toString(isDone));
    outputs.put("total", Integer.toString(total));
    outputs.put(
        "matrix",
        IntStream.range(0, total)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "[", "]")));
    return outputs;
  }
}
