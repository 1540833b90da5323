package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.postmerge.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A part of a received envelope, which need not be what it should.
 *
 * @param name the way to it, such as {@code smoke_command.argv}
 */
record JsonPart(String name, JsonNode node) {

  JsonPart of(String key) {
    JsonNode child = node.get(key);
    return new JsonPart(
        name.isEmpty() ? key : name + "." + key, child == null ? MissingNode.getInstance() : child);
  }

  boolean isNull() {
    return node.isNull() || node.isMissingNode();
  }

  String text() throws InvalidRequestException {
    if (!node.isString()) {
      throw not("a text");
    }
    return node.stringValue();
  }

  Optional<String> textOrNull() throws InvalidRequestException {
    return isNull() ? Optional.empty() : Optional.of(text());
  }

  long number(long least, long most) throws InvalidRequestException {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      long number = node.longValue();
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw not(String.format(Locale.ROOT, "a whole number from %d to %d", least, most));
  }

  List<String> texts() throws InvalidRequestException {
    if (!node.isArray() || node.isEmpty()) {
      throw not("a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node) {
      texts.add(new JsonPart(name, item).text());
    }
    return texts;
  }

  <E extends Enum<E>> E choice(Class<E> choices) throws InvalidRequestException {
    String text = text();
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equals(text)) {
        return choice;
      }
    }
    throw not("one of " + List.of(choices.getEnumConstants()));
  }

  InvalidRequestException not(String what) {
    return new InvalidRequestException(
        String.format(
            "This is no envelope of a red run: its %s is not %s. Name the envelope.json that the run"
                + " wrote, whole and unchanged.",
            name, what));
  }
}
