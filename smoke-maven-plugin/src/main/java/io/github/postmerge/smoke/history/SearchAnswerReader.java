package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.history.SearchAnswer.Culprit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads an untrusted answer. */
final class SearchAnswerReader {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SEARCH_ID = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern TEXT = Pattern.compile("(?s).{1,1000}");
  private static final Pattern ANY_TEXT = Pattern.compile("(?s).{0,1000}");
  private static final String CULPRIT = "culprit";

  /** Strings and numbers of the object and of its culprit, by their paths. */
  private final Map<String, String> values = new HashMap<>();

  private SearchAnswerReader() {}

  static SearchAnswer read(byte[] content) throws UnreadableEntryException {
    SearchAnswerReader reader = new SearchAnswerReader();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableEntryException("it is not a JSON object");
      }
      reader.readObject(parser, "");
      if (parser.nextToken() != null) {
        throw new UnreadableEntryException("something follows its JSON object");
      }
    } catch (JacksonException e) {
      throw new UnreadableEntryException("it is not valid JSON");
    }
    return reader.answer();
  }

  private void readObject(JsonParser parser, String prefix) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && prefix.isEmpty() && name.equals(CULPRIT)) {
        values.put(CULPRIT, "");
        readObject(parser, CULPRIT + ".");
      } else if (value.isStructStart()) {
        parser.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        values.put(prefix + name, parser.getString());
      }
    }
  }

  private SearchAnswer answer() throws UnreadableEntryException {
    text("schema_version", Pattern.compile(Integer.toString(CulpritAnswer.SCHEMA_VERSION)));
    SearchConclusion conclusion = conclusion();
    if ((conclusion == SearchConclusion.CULPRIT) != values.containsKey(CULPRIT)) {
      throw missing(CULPRIT);
    }
    return new SearchAnswer(
        text("search_id", SEARCH_ID),
        text("good", FULL_ID),
        text("bad", FULL_ID),
        conclusion,
        confidence(),
        culprit());
  }

  private @Nullable Culprit culprit() throws UnreadableEntryException {
    if (!values.containsKey(CULPRIT)) {
      return null;
    }
    values.putIfAbsent("culprit.task_id", "");
    return new Culprit(
        text("culprit.commit", FULL_ID),
        text("culprit.subject", ANY_TEXT),
        text("culprit.task_id", ANY_TEXT));
  }

  private SearchConclusion conclusion() throws UnreadableEntryException {
    String text = text("conclusion", TEXT);
    for (SearchConclusion conclusion : SearchConclusion.values()) {
      if (conclusion.name().equals(text)) {
        return conclusion;
      }
    }
    throw missing("conclusion");
  }

  private @Nullable Double confidence() throws UnreadableEntryException {
    String text = values.get("confidence");
    if (text == null) {
      return null;
    }
    try {
      double confidence = Double.parseDouble(text);
      if (confidence >= 0 && confidence <= 1) {
        return confidence;
      }
    } catch (NumberFormatException e) {
      // Rejected below.
    }
    throw missing("confidence");
  }

  private String text(String path, Pattern allowed) throws UnreadableEntryException {
    String text = values.get(path);
    if (text == null || !allowed.matcher(text).matches()) {
      throw missing(path);
    }
    return text;
  }

  private static UnreadableEntryException missing(String path) {
    return new UnreadableEntryException(
        "its " + path + " is missing, or not what a culprit search writes");
  }
}
