package io.github.postmerge.smoke.envelope.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A part of a received envelope, which may be any JSON value.
 *
 * @param name its path, such as {@code smoke_command.argv}
 */
public record JsonPart(String name, JsonNode node) {

  /** The largest possible exit code. */
  public static final int MOST_EXIT_CODE = 255;

  private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}");

  /** The part under a key, which may be missing. */
  public JsonPart of(String key) {
    JsonNode child = node.get(key);
    return new JsonPart(
        name.isEmpty() ? key : name + "." + key, child == null ? MissingNode.getInstance() : child);
  }

  /** Whether it is null or missing. */
  public boolean isNull() {
    return node.isNull() || node.isMissingNode();
  }

  /** A text. */
  public String text() throws UnreadableEnvelopeException {
    if (!node.isString()) {
      throw not("a text");
    }
    return node.stringValue();
  }

  /** A text, or empty for null. */
  public Optional<String> textOrNull() throws UnreadableEnvelopeException {
    return isNull() ? Optional.empty() : Optional.of(text());
  }

  /** A whole number in a range. */
  public long number(long least, long most) throws UnreadableEnvelopeException {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      long number = node.longValue();
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw not(String.format(Locale.ROOT, "a whole number from %d to %d", least, most));
  }

  /** A number. */
  public double decimal() throws UnreadableEnvelopeException {
    if (!node.isNumber()) {
      throw not("a number");
    }
    return node.doubleValue();
  }

  /** The items of a list, which may be empty. */
  public List<JsonPart> items() throws UnreadableEnvelopeException {
    if (!node.isArray()) {
      throw not("a list");
    }
    List<JsonPart> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(new JsonPart(name, item));
    }
    return items;
  }

  /** A list of texts that is not empty. */
  public List<String> texts() throws UnreadableEnvelopeException {
    if (!node.isArray() || node.isEmpty()) {
      throw not("a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node) {
      texts.add(new JsonPart(name, item).text());
    }
    return texts;
  }

  /** One of an enum's constants. */
  public <E extends Enum<E>> E choice(Class<E> choices) throws UnreadableEnvelopeException {
    String text = text();
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equals(text)) {
        return choice;
      }
    }
    throw not("one of " + List.of(choices.getEnumConstants()));
  }

  /** A commit's full id. */
  public String commitId() throws UnreadableEnvelopeException {
    if (!FULL_ID.matcher(text()).matches()) {
      throw not("a full commit id");
    }
    return text();
  }

  /** An exit code, or null. */
  public @Nullable Integer exitCode() throws UnreadableEnvelopeException {
    return isNull() ? null : (int) number(0, MOST_EXIT_CODE);
  }

  /** The exception to throw if this part is not what it should be. */
  public UnreadableEnvelopeException not(String what) {
    String problem = String.format("its %s is not %s", name, what);
    return new UnreadableEnvelopeException(
        "This is not an envelope as Smoke writes it: "
            + problem
            + ". Name the envelope.json that the run wrote, whole and unchanged.",
        problem);
  }
}
