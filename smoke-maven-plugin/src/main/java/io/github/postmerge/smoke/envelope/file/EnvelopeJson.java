package io.github.postmerge.smoke.envelope.file;

import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * The envelope's bytes: UTF-8, two-space indent, LF, keys in the order of the records' components.
 *
 * <p>Uses only Jackson's generator: databind could write this in one call, but is a fifth of the
 * classes that a run loads.
 */
public final class EnvelopeJson {

  private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private EnvelopeJson() {}

  /**
   * The whole file, with its final newline.
   *
   * @param written consists of records, lists, strings, numbers, booleans and enums
   */
  public static byte[] bytes(Record written) {
    StringWriter text = new StringWriter();
    write(written, text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same for content that is too large for memory. */
  public static void write(Record written, Writer out) {
    try (JsonGenerator json = JSON.createGenerator(new Layout(), out)) {
      write(json, written);
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, @Nullable Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Record object) {
      json.writeStartObject();
      for (RecordComponent component : object.getClass().getRecordComponents()) {
        json.writeName(
            CAPITAL.matcher(component.getName()).replaceAll("_$1").toLowerCase(Locale.ROOT));
        write(json, valueOf(component, object));
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(item -> write(json, item));
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Enum<?> choice) {
      json.writeString(choice.name());
    } else if (value instanceof String text) {
      json.writeString(text);
    } else {
      throw new IllegalStateException("no JSON for " + value.getClass());
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Record object) {
    try {
      return component.getAccessor().invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " of " + object.getClass(), e);
    }
  }

  /** Two blanks a level and LF on every system; no blanks in empty objects and lists. */
  private static final class Layout extends ObjectWriteContext.Base {

    private final PrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }
  }
}
