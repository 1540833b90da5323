package io.github.postmerge.smoke.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code story.yaml} says: merges to main, and what each was smoked with.
 *
 * @param start when the first merge is made
 * @param parameters the goal's, by property name
 */
record HealthStory(
    @JsonProperty(required = true) String story,
    @JsonProperty(required = true) Instant start,
    @JsonProperty(required = true) int hoursBetween,
    @JsonProperty(required = true) Map<String, String> parameters,
    @JsonProperty(required = true) List<Merged> merges) {

  /**
   * One merge.
   *
   * @param isTakenBack main is rewritten afterwards, without it
   */
  record Merged(
      @JsonProperty(required = true) String by,
      @JsonProperty(required = true) String subject,
      boolean isTakenBack,
      @Nullable List<Smoked> runs) {

    List<Smoked> allRuns() {
      return runs == null ? List.of() : runs;
    }
  }

  /**
   * One run.
   *
   * @param after minutes from the merge to the run's start
   * @param seconds how long the smoke ran
   * @param fails the last line that it printed
   */
  record Smoked(
      @JsonProperty(required = true) String smoke,
      @JsonProperty(required = true) Status status,
      @JsonProperty(required = true) int after,
      int seconds,
      @Nullable String fails,
      @Nullable Conclusion diagnosis) {}

  static HealthStory read(Path file) {
    return YAMLMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build()
        .readValue(file, HealthStory.class);
  }
}
