package io.github.postmerge.smoke.history;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * An entry's values by their paths, such as {@code /envelope/run_id}; read without building a tree,
 * for a history may have a hundred thousand of them.
 */
final class EntryText {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** What is left out where old runs are compacted, so that it tells no two runs apart. */
  private static final Set<String> TAILS =
      Set.of("/envelope/result/stdout_tail", "/envelope/result/stderr_tail");

  private static final String ROLES = "/envelope/diagnosis/probes/-/role";
  private static final String STATUSES = "/envelope/diagnosis/probes/-/status";

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final List<String> roles = new ArrayList<>();
  private final List<String> statuses = new ArrayList<>();
  private long digest = FNV_OFFSET;

  private EntryText() {}

  /** Reads one JSON object and nothing after it. */
  static EntryText read(InputStream content) throws UnreadableEntryException {
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
      throw new UnreadableEntryException("it is not whole JSON");
    }
    return entry;
  }

  Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  Optional<Long> number(String path) {
    return Optional.ofNullable(numbers.get(path));
  }

  /** How a diagnosis' reruns of one role ended; empty where they are not what a run writes. */
  List<String> statusesOf(String role) {
    return roles.size() == statuses.size()
        ? IntStream.range(0, roles.size())
            .filter(i -> roles.get(i).equals(role))
            .mapToObj(statuses::get)
            .toList()
        : List.of();
  }

  /** Of all but the captured output. */
  long digest() {
    return digest;
  }

  private void readObject(JsonParser parser) {
    Deque<String> parents = new ArrayDeque<>();
    String parent = "";
    String path = "";
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case PROPERTY_NAME -> path = parent + "/" + parser.currentName();
        case START_OBJECT, START_ARRAY -> {
          digest(token.asString());
          parents.push(parent);
          parent = token == JsonToken.START_ARRAY ? path + "/-" : path;
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

  private void value(JsonParser parser, JsonToken token, String path) {
    if (TAILS.contains(path)) {
      return;
    }
    String text = parser.getString();
    digest(path);
    digest(text);
    if (path.equals(ROLES)) {
      roles.add(text);
    } else if (path.equals(STATUSES)) {
      statuses.add(text);
    } else if (token == JsonToken.VALUE_STRING) {
      texts.putIfAbsent(path, text);
    } else if (token == JsonToken.VALUE_NUMBER_INT && parser.isExpectedNumberIntToken()) {
      numbers.putIfAbsent(path, parsed(text));
    }
  }

  /** One that is too large for a number is no value of an entry. */
  private static Long parsed(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return Long.MIN_VALUE;
    }
  }

  private void digest(@Nullable String text) {
    for (byte b : String.valueOf(text).getBytes(StandardCharsets.UTF_8)) {
      digest = (digest ^ (b & 0xFF)) * FNV_PRIME;
    }
    digest = digest * FNV_PRIME;
  }
}
