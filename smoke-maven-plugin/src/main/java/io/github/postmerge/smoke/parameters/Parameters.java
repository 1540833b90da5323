package io.github.postmerge.smoke.parameters;

import io.github.postmerge.smoke.text.ShortText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The parameters as the user wrote them, parsed only when an envelope can report an error.
 *
 * @param values by property name, e.g. {@code smoke.timeoutInSeconds}
 * @param argv the command as a list; empty if none was given
 * @param refusal why the caller does not let the smoke run; empty if it does
 */
public record Parameters(Map<String, String> values, List<String> argv, Optional<String> refusal) {

  private static final int LONGEST_NAME = 200;

  /** A week. */
  private static final long MOST_SECONDS = 7L * 24 * 60 * 60;

  /** Copies the map and the list. */
  public Parameters {
    values = Map.copyOf(values);
    argv = List.copyOf(argv);
  }

  /** Parameters of a run that the caller does not refuse. */
  public Parameters(Map<String, String> values, List<String> argv) {
    this(values, argv, Optional.empty());
  }

  /** The same parameters for a run that is refused. */
  public Parameters refused(String why) {
    return new Parameters(values, argv, Optional.of(why));
  }

  /** The same parameters with one value changed. */
  public Parameters with(String name, String value) {
    Map<String, String> changed = new HashMap<>(values);
    changed.put(name, value);
    return new Parameters(changed, argv, refusal);
  }

  /** Throws if the caller refuses the run. */
  public void requireRunnable() throws InvalidRequestException {
    if (refusal.isPresent()) {
      throw new InvalidRequestException(refusal.get());
    }
  }

  /**
   * Throws if a name is unknown.
   *
   * @param shared the names that every goal knows
   * @param own the other names that this goal knows
   */
  public void requireKnown(Set<String> shared, Set<String> own) throws InvalidRequestException {
    Set<String> known = new TreeSet<>(shared);
    known.addAll(own);
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new InvalidRequestException(
          unknown.stream().map(name -> unknownName(name, known)).collect(Collectors.joining(" "))
              + " Correct it, or leave it out; names that begin with "
              + SmokeProperties.USERS_OWN
              + " are never checked.");
    }
  }

  /** The name of a POM element is in angle brackets. */
  private static String unknownName(String name, Set<String> known) {
    boolean isElement = name.startsWith("<");
    String nearest =
        new NearestName(name)
            .among(known)
            .map(n -> isElement ? "<" + n.substring(SmokeProperties.PREFIX.length()) + ">" : n)
            .orElse("");
    String what = isElement ? "configuration element " : "parameter ";
    return "There is no " + what + shortened(name) + ": did you mean " + nearest + "?";
  }

  private static String shortened(String name) {
    return ShortText.of(name, LONGEST_NAME, "...");
  }

  /** A value as it was written; empty if none was given. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A value that is not blank. */
  public String text(String name, String otherwise) throws InvalidRequestException {
    String value = values.getOrDefault(name, otherwise);
    if (value.isBlank()) {
      throw new InvalidRequestException(
          name + " is empty. Give a value, or leave it out for \"" + otherwise + "\".");
    }
    return value;
  }

  /** A value's lines, stripped, without empty ones. */
  public List<String> lines(String name) {
    return values
        .getOrDefault(name, "")
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .toList();
  }

  /** A path, made absolute. */
  public Path path(String name, String otherwise) throws InvalidRequestException {
    String value = text(name, otherwise);
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\" must be a path: %s.",
              name, e.getInput().replace('\0', '?'), e.getReason()));
    }
  }

  /** A whole number from 1. */
  public int count(String name, int otherwise, int most) throws InvalidRequestException {
    return (int) new NumberRange("a number", 1, most).of(name, values.get(name), otherwise);
  }

  /** A whole number of seconds, at most a week. */
  public long seconds(String name, long otherwise, long least) throws InvalidRequestException {
    return new NumberRange("a number of seconds", least, MOST_SECONDS)
        .of(name, values.get(name), otherwise);
  }

  /**
   * A whole number from 1; empty if none is given.
   *
   * @param otherwise the default in words, for the message
   */
  public OptionalInt countIfGiven(String name, int most, String otherwise)
      throws InvalidRequestException {
    String given = values.get(name);
    return given == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) new NumberRange("a number", 1, most).of(name, given, otherwise));
  }

  /**
   * A time in whole seconds, 1 to a week; empty if none is given.
   *
   * @param otherwise the default in words, for the message
   */
  public Optional<Duration> secondsIfGiven(String name, String otherwise)
      throws InvalidRequestException {
    String given = values.get(name);
    return given == null
        ? Optional.empty()
        : Optional.of(
            Duration.ofSeconds(
                new NumberRange("a number of seconds", 1, MOST_SECONDS)
                    .of(name, given, otherwise)));
  }

  /** Exit codes other than 0, with commas or blanks between them; none by default. */
  public Set<Integer> exitCodes(String name) throws InvalidRequestException {
    return ExitCodes.parse(name, values.getOrDefault(name, ""));
  }

  /** A number of bytes: plain, or with a unit that is a power of 1,024. */
  public long bytes(String name, String otherwise) throws InvalidRequestException {
    return ByteSize.parse(name, text(name, otherwise).strip(), otherwise);
  }

  /** True or false; false by default. */
  public boolean flag(String name) throws InvalidRequestException {
    return flag(name, "false");
  }

  /** True or false. */
  public boolean flag(String name, String otherwise) throws InvalidRequestException {
    return switch (values.getOrDefault(name, otherwise).strip()) {
      case "true", "" -> true;
      case "false" -> false;
      default ->
          throw new InvalidRequestException(
              String.format(
                  "%s \"%s\" must be true or false. Correct it, or leave it out for %s.",
                  name, values.get(name), otherwise));
    };
  }

  /** One of an enum's constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String name, E otherwise) throws InvalidRequestException {
    E[] choices = otherwise.getDeclaringClass().getEnumConstants();
    String value = values.getOrDefault(name, word(otherwise)).strip();
    for (E choice : choices) {
      if (word(choice).equals(value)) {
        return choice;
      }
    }
    throw new InvalidRequestException(
        String.format(
            "%s \"%s\" is unknown. Use one of: %s.",
            name,
            value,
            Arrays.stream(choices).map(Parameters::word).collect(Collectors.joining(", "))));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
