package io.github.postmerge.smoke.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The content of {@code case.yaml}.
 *
 * @param story what happens, in a sentence
 * @param history commits, parents before children
 * @param main name of the commit at origin's main
 * @param mergeCommit name of the commit to smoke; null for main's
 * @param mainMovesTo name of the commit to which origin's main moves while the smoke runs
 * @param cloneAt name of the commit at which origin's main was cloned; null for main's
 * @param depth number of main's commits in the clone; null for a complete clone of all branches
 * @param lookWhileRunning whether the envelope to compare is the one that a queue reads while the
 *     smoke runs
 * @param abortAtOutput text in a line of output at which the run is told to stop
 * @param smokedBefore names of commits that were smoked before, into the same history; null if no
 *     history is kept
 * @param buildEndsAs how Maven's build ends; null if that is not checked
 * @param reproduce how the red run is reproduced afterwards; null if it is not
 * @param parameters the goal's parameters, by property name
 * @param argv the command as a list, as only a POM can give it
 */
record CaseDescription(
    @JsonProperty(required = true) String story,
    @JsonProperty(required = true) List<CommitDescription> history,
    @JsonProperty(required = true) String main,
    @Nullable String mergeCommit,
    @Nullable String mainMovesTo,
    @Nullable String cloneAt,
    @Nullable Integer depth,
    boolean lookWhileRunning,
    @Nullable String abortAtOutput,
    @Nullable List<String> smokedBefore,
    @Nullable BuildResult buildEndsAs,
    @Nullable ReproduceDescription reproduce,
    @Nullable Map<String, String> parameters,
    @Nullable List<String> argv) {

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * One commit.
   *
   * @param name its name in this case
   * @param parents names of the commits before it; none for the first
   * @param author {@code Name <address>}
   * @param date RFC 3339, with the offset that is kept in the commit
   * @param files folder in the case whose files it adds or replaces
   * @param write small files, by path
   * @param delete paths that it removes
   */
  record CommitDescription(
      @JsonProperty(required = true) String name,
      @Nullable List<String> parents,
      @JsonProperty(required = true) String author,
      @JsonProperty(required = true) String date,
      @JsonProperty(required = true) String message,
      @Nullable String files,
      @Nullable Map<String, String> write,
      @Nullable List<String> delete) {

    List<String> parentNames() {
      return parents == null ? List.of() : parents;
    }
  }

  /**
   * How the red run is reproduced, on a machine that may differ.
   *
   * @param parameters the goal's, by property name
   * @param timezone the other machine's; null for the same
   */
  record ReproduceDescription(@Nullable Map<String, String> parameters, @Nullable String timezone) {

    Map<String, String> givenParameters() {
      return parameters == null ? Map.of() : parameters;
    }
  }

  static CaseDescription read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalCaseException("There is no " + file + ". Each case needs one.");
    }
    try {
      return YAML.readValue(file, CaseDescription.class);
    } catch (JacksonException e) {
      throw new IllegalCaseException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  String smokedCommit() {
    return mergeCommit == null ? main : mergeCommit;
  }

  String clonedMain() {
    return cloneAt == null ? main : cloneAt;
  }

  Map<String, String> givenParameters() {
    return parameters == null ? Map.of() : parameters;
  }

  List<String> givenArgv() {
    return argv == null ? List.of() : argv;
  }
}
