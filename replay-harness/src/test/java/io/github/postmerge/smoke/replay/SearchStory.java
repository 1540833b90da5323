package io.github.postmerge.smoke.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a {@code search} of {@code story.yaml} says: merges to main, and the smoke that is searched
 * among them.
 *
 * @param merges how many there are after the good commit, which is merge 0
 * @param smoke the command of each probe, for the shell
 * @param changes the files that a merge writes, by the merge's number
 * @param redAt the merge whose red run the search starts from; null where there is none
 * @param parameters the goal's, by property name
 */
record SearchStory(
    @JsonProperty(required = true) String story,
    @JsonProperty(required = true) int merges,
    @JsonProperty(required = true) String smoke,
    @JsonProperty(required = true) Map<Integer, Map<String, String>> changes,
    @Nullable Integer redAt,
    @Nullable Map<String, String> parameters) {

  Map<String, String> writtenBy(int merge) {
    return changes.getOrDefault(merge, Map.of());
  }

  Map<String, String> allParameters() {
    return parameters == null ? Map.of() : parameters;
  }

  static SearchStory read(Path file) {
    return YAMLMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build()
        .readValue(file, SearchStory.class);
  }
}
