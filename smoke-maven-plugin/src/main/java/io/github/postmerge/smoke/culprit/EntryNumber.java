package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The entry of a plan that this machine runs.
 *
 * @param number from 0
 * @param namedBy {@link SmokeProperties#ENTRY}, or the variable that it was read from
 * @param total the number of entries in the plan
 */
record EntryNumber(int number, String namedBy, int total) {

  /** If one system starts jobs inside another's, the inner one is first. */
  private static final List<Variable> VARIABLES =
      List.of(
          new Variable("PARALLEL_SEQ", 1, ""),
          new Variable("SLURM_ARRAY_TASK_ID", 0, ""),
          new Variable("AWS_BATCH_JOB_ARRAY_INDEX", 0, ""),
          new Variable("JOB_COMPLETION_INDEX", 0, ""),
          new Variable("CI_NODE_INDEX", 1, "GITLAB_CI"),
          new Variable("BUILDKITE_PARALLEL_JOB", 0, ""),
          new Variable("CIRCLE_NODE_INDEX", 0, ""),
          new Variable("SEMAPHORE_JOB_INDEX", 1, ""),
          new Variable("SYSTEM_JOBPOSITIONINPHASE", 1, ""),
          new Variable("BITBUCKET_PARALLEL_STEP", 0, ""));

  /**
   * A variable by which an engine numbers its jobs.
   *
   * @param first the number of the first job
   * @param onlyWith a variable that must also be set, because other engines use the same name with
   *     other numbers; empty if not needed
   */
  private record Variable(String name, int first, String onlyWith) {

    boolean isIn(Map<String, String> environment) {
      return isSet(name, environment) && (onlyWith.isEmpty() || isSet(onlyWith, environment));
    }

    private static boolean isSet(String name, Map<String, String> environment) {
      return !environment.getOrDefault(name, "").isBlank();
    }

    EntryNumber entry(Map<String, String> environment, int total) throws InvalidRequestException {
      return new EntryNumber(number(name, environment.getOrDefault(name, ""), first), name, total);
    }
  }

  /**
   * Finds the entry.
   *
   * @param given the value of {@link SmokeProperties#ENTRY}
   * @param total the number of entries in the plan; variables for the total are ignored
   */
  static EntryNumber of(Optional<String> given, Map<String, String> environment, int total)
      throws InvalidRequestException {
    return given.isPresent() ? given(given.get(), total) : ofVariables(environment, total);
  }

  /** False if the engine started more jobs than the plan has entries. */
  boolean isInPlan() {
    return number < total;
  }

  private static EntryNumber given(String text, int total) throws InvalidRequestException {
    EntryNumber entry =
        new EntryNumber(number(SmokeProperties.ENTRY, text, 0), SmokeProperties.ENTRY, total);
    if (!entry.isInPlan()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s \"%s\" is not in the plan, which has %d entries, numbered from 0. Correct it.",
              SmokeProperties.ENTRY,
              text,
              total));
    }
    return entry;
  }

  private static EntryNumber ofVariables(Map<String, String> environment, int total)
      throws InvalidRequestException {
    Optional<EntryNumber> found = Optional.empty();
    for (Variable variable : VARIABLES) {
      if (variable.isIn(environment)) {
        EntryNumber next = variable.entry(environment, total);
        if (found.isPresent() && found.get().number() != next.number()) {
          throw contradiction(found.get(), next);
        }
        found = found.or(() -> Optional.of(next));
      }
    }
    return found.orElseThrow(EntryNumber::noEntry);
  }

  private static InvalidRequestException contradiction(EntryNumber one, EntryNumber other) {
    return new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "%s means entry %d, and %s means entry %d. Say which one it is with -D%s=N.",
            one.namedBy(),
            one.number(),
            other.namedBy(),
            other.number(),
            SmokeProperties.ENTRY));
  }

  private static InvalidRequestException noEntry() {
    return new InvalidRequestException(
        "Which entry of the plan is to be run? Give it with -D"
            + SmokeProperties.ENTRY
            + "=N, from 0, or run it where one of these is set: "
            + VARIABLES.stream().map(Variable::name).collect(Collectors.joining(", "))
            + ".");
  }

  private static int number(String name, String text, int first) throws InvalidRequestException {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= first) {
        return number - first;
      }
    } catch (NumberFormatException e) {
      // Rejected below.
    }
    throw new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "%s \"%s\" must be a whole number from %d. Correct it, or give -D%s=N.",
            name,
            text,
            first,
            SmokeProperties.ENTRY));
  }
}
