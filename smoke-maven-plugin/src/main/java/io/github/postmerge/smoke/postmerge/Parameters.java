package io.github.postmerge.smoke.postmerge;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the user asked for, as it was written; read only once an envelope can tell what is wrong.
 *
 * @param values by property name, e.g. {@code smoke.timeoutInSeconds}
 * @param argv the command as a list; empty where none was given
 */
public record Parameters(Map<String, String> values, List<String> argv) {

  /** Copies both. */
  public Parameters {
    values = Map.copyOf(values);
    argv = List.copyOf(argv);
  }

  /** The same, but for one value. */
  public Parameters with(String name, String value) {
    Map<String, String> changed = new HashMap<>(values);
    changed.put(name, value);
    return new Parameters(changed, argv);
  }

  /** The same, without these. */
  public Parameters without(String... names) {
    Map<String, String> fewer = new HashMap<>(values);
    fewer.keySet().removeAll(Set.of(names));
    return new Parameters(fewer, argv);
  }

  /** Refuses a name that nobody reads. */
  public void requireKnown(Set<String> names) throws InvalidRequestException {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new InvalidRequestException(
          "There is no parameter " + unknown + ". Use one of " + new TreeSet<>(names) + ".");
    }
  }

  /** A value as it was written; empty where none was. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String text(String name, String otherwise) throws InvalidRequestException {
    String value = values.getOrDefault(name, otherwise);
    if (value.isBlank()) {
      throw new InvalidRequestException(
          name + " is empty. Give a value, or leave it out for \"" + otherwise + "\".");
    }
    return value;
  }

  /** Its lines without the blanks around them; empty ones are none. */
  List<String> lines(String name) {
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
          name + " \"" + e.getInput().replace('\0', '?') + "\" is no path: " + e.getReason() + ".");
    }
  }

  /** A whole number in a range. */
  public int count(String name, int otherwise, int most) throws InvalidRequestException {
    String value = values.getOrDefault(name, Integer.toString(otherwise)).strip();
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    throw new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "%s \"%s\" is no number from 1 to %d. Correct it, or leave it out for %d.",
            name,
            value,
            most,
            otherwise));
  }

  /** Exit codes other than 0, with commas or blanks between them; none where nothing is said. */
  Set<Integer> exitCodes(String name) throws InvalidRequestException {
    Set<Integer> codes = new TreeSet<>();
    for (String code : EXIT_CODE_SEPARATOR.split(values.getOrDefault(name, ""), -1)) {
      if (!code.isEmpty()) {
        codes.add(exitCode(name, code));
      }
    }
    return codes;
  }

  private static int exitCode(String name, String code) throws InvalidRequestException {
    try {
      int number = Integer.parseInt(code);
      if (number >= 1 && number <= MOST_EXIT_CODE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    throw new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "%s has \"%s\", which must be an exit code from 1 to %d. Write codes with commas"
                + " between them, such as 75,125.",
            name,
            code,
            MOST_EXIT_CODE));
  }

  long seconds(String name, long otherwise, long least) throws InvalidRequestException {
    String value = values.getOrDefault(name, Long.toString(otherwise)).strip();
    try {
      long seconds = Long.parseLong(value);
      if (seconds >= least && seconds <= LONGEST_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    throw new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "%s \"%s\" is no number of seconds from %d to %d. Correct it, or leave it out for %d.",
            name,
            value,
            least,
            LONGEST_SECONDS,
            otherwise));
  }

  /** A number of bytes: plain, or with a unit that is a power of 1,024. */
  long bytes(String name, String otherwise) throws InvalidRequestException {
    String value = text(name, otherwise).strip();
    Matcher size = SIZE.matcher(value.toUpperCase(Locale.ROOT));
    if (size.matches()) {
      long number = Long.parseLong(size.group(1));
      int shift = BITS_PER_UNIT * List.of(UNITS).indexOf(size.group(2));
      if (number <= MOST_BYTES >> shift) {
        return number << shift;
      }
    }
    throw new InvalidRequestException(
        String.format(
            "%s \"%s\" is no size from 0 to 1024GB. Write a number of bytes, or of KB, MB or GB, such"
                + " as %s.",
            name, value, otherwise));
  }

  private static final Pattern EXIT_CODE_SEPARATOR = Pattern.compile("[\\s,]+");

  private static final int MOST_EXIT_CODE = 255;

  /** From one to the next it is 1,024 times as much. */
  private static final String[] UNITS = {"", "KB", "MB", "GB"};

  private static final int BITS_PER_UNIT = 10;

  private static final Pattern SIZE = Pattern.compile("(\\d{1,13}) ?(|KB|MB|GB)");

  /** Beyond it, a number is a slip. */
  private static final long MOST_BYTES = 1L << 40;

  /** A week: beyond it, a number is a slip. */
  private static final long LONGEST_SECONDS = 7L * 24 * 60 * 60;

  /** True where it is so; false where nothing is said. */
  public boolean flag(String name) throws InvalidRequestException {
    return flag(name, "false");
  }

  boolean flag(String name, String otherwise) throws InvalidRequestException {
    return switch (values.getOrDefault(name, otherwise).strip()) {
      case "true", "" -> true;
      case "false" -> false;
      default ->
          throw new InvalidRequestException(
              name + " \"" + values.get(name) + "\" is neither true nor false. Write one of them.");
    };
  }

  <E extends Enum<E>> E choice(String name, E otherwise) throws InvalidRequestException {
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
