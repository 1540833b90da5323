package io.github.postmerge.smoke.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * An entry's values by their paths, such as {@code /envelope/run_id}; read without a tree and
 * without unneeded strings, because a history may have a hundred thousand entries.
 */
final class EntryText {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final List<String> roles = new ArrayList<>();
  private final List<String> statuses = new ArrayList<>();
  private long digest = FNV_OFFSET;

  private EntryText() {}

  /** Reads one JSON object and nothing after it. */
  static EntryText read(byte[] content) throws UnreadableEntryException {
    EntryText entry = new EntryText();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableEntryException("it is not a JSON object");
      }
      entry.readObject(parser);
      if (parser.nextToken() != null) {
        throw new UnreadableEntryException("something follows its JSON object");
      }
    } catch (JacksonException e) {
      throw new UnreadableEntryException("it is not valid JSON");
    }
    return entry;
  }

  Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(known(path)));
  }

  Optional<Long> number(String path) {
    return Optional.ofNullable(numbers.get(known(path)));
  }

  private static String known(String path) {
    if (!EntryPath.isRead(path)) {
      throw new IllegalArgumentException(path + " is not among the paths that are read");
    }
    return path;
  }

  /** The statuses of a diagnosis' reruns with one role; empty if the entry is inconsistent. */
  List<String> statusesOf(String role) {
    return roles.size() == statuses.size()
        ? IntStream.range(0, roles.size())
            .filter(i -> roles.get(i).equals(role))
            .mapToObj(statuses::get)
            .toList()
        : List.of();
  }

  /** A digest of the entry without the captured output. */
  long digest() {
    return digest;
  }

  private void readObject(JsonParser parser) {
    Deque<EntryPath> parents = new ArrayDeque<>();
    EntryPath parent = EntryPath.ENTRY;
    EntryPath path = parent;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      digest(token.id());
      switch (token) {
        case PROPERTY_NAME -> {
          path = parent.value(parser.currentName());
          digest(parser.currentName().hashCode());
        }
        case START_OBJECT, START_ARRAY -> {
          parents.push(parent);
          parent = token == JsonToken.START_ARRAY ? path.element() : path;
          path = parent;
        }
        case END_OBJECT, END_ARRAY -> {
          if (parents.isEmpty()) {
            return;
          }
          parent = parents.pop();
          path = parent;
        }
        default -> value(parser, token, path);
      }
    }
  }

  private void value(JsonParser parser, JsonToken token, EntryPath path) {
    if (path.isTail()) {
      return;
    }
    char[] characters = parser.getStringCharacters();
    int start = parser.getStringOffset();
    for (int i = start; i < start + parser.getStringLength(); i++) {
      digest(characters[i]);
    }
    if (!path.isRead()) {
      return;
    }
    if (path.toString().equals(EntryPath.PROBE_ROLE)) {
      roles.add(parser.getString());
    } else if (path.toString().equals(EntryPath.PROBE_STATUS)) {
      statuses.add(parser.getString());
    } else if (token == JsonToken.VALUE_STRING) {
      texts.putIfAbsent(path.toString(), parser.getString());
    } else if (token == JsonToken.VALUE_NUMBER_INT && parser.isExpectedNumberIntToken()) {
      numbers.putIfAbsent(path.toString(), parsed(parser.getString()));
    }
  }

  /** The number; an invalid value if it does not fit into a long. */
  private static Long parsed(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return Long.MIN_VALUE;
    }
  }

  private void digest(int piece) {
    digest = (digest ^ piece) * FNV_PRIME;
  }
}
