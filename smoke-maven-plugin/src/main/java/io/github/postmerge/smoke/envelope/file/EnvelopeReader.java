package io.github.postmerge.smoke.envelope.file;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads an untrusted envelope. */
public final class EnvelopeReader {

  /** More than three times two tails of 64 KB in which every byte is escaped or masked. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private EnvelopeReader() {}

  /**
   * Reads an envelope.
   *
   * @param name of its source, for a message
   * @throws UnreadableEnvelopeException if it is too large, not a JSON object, or of another schema
   * @throws IOException if it cannot be read at all
   */
  public static JsonPart read(InputStream content, String name)
      throws UnreadableEnvelopeException, IOException {
    byte[] bytes = content.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new UnreadableEnvelopeException(
          String.format(
              Locale.ROOT,
              "%s has over %d bytes, too many for an envelope. Name the envelope of a run.",
              name,
              LARGEST),
          String.format(Locale.ROOT, "it has over %d bytes", LARGEST));
    }
    JsonPart envelope = new JsonPart("", parse(bytes));
    requireVersion(envelope.of("schema_version"));
    return envelope;
  }

  private static JsonNode parse(byte[] content) throws UnreadableEnvelopeException {
    try {
      JsonNode read = mapper().readTree(content);
      if (!read.isObject()) {
        throw new UnreadableEnvelopeException(
            "This is not an envelope: it is not a JSON object. Name the envelope.json of a run.",
            "it is not a JSON object");
      }
      return read;
    } catch (JacksonException e) {
      throw new UnreadableEnvelopeException(
          String.format(
              "The envelope cannot be read as JSON%s. It may be cut short, or be another file; name"
                  + " the whole envelope.json of a run.",
              place(e.getLocation())),
          "it cannot be read as JSON" + place(e.getLocation()));
    }
  }

  /** Rejects duplicate keys, because JSON readers differ in which one they take. */
  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static String place(@Nullable TokenStreamLocation at) {
    return at == null
        ? ""
        : String.format(
            Locale.ROOT, " beyond line %d, column %d", at.getLineNr(), at.getColumnNr());
  }

  private static void requireVersion(JsonPart version) throws UnreadableEnvelopeException {
    if (version.isNull()) {
      throw version.not("there");
    }
    long known = PostMergeSmokeRun.SCHEMA_VERSION;
    if (!version.node().isIntegralNumber() || !version.node().canConvertToLong()) {
      throw version.not("a whole number");
    }
    if (version.node().longValue() != known) {
      throw new UnreadableEnvelopeException(
          String.format(
              Locale.ROOT,
              "The envelope has schema_version %d, and this version of Smoke reads %d. Use the"
                  + " version that wrote it; its environment.plugin names it.",
              version.node().longValue(),
              known),
          String.format(
              Locale.ROOT,
              "its schema_version is %d, and this version of Smoke reads %d",
              version.node().longValue(),
              known));
    }
  }
}
