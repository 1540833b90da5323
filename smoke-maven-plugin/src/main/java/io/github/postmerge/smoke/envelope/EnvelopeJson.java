package io.github.postmerge.smoke.envelope;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The envelope's bytes: UTF-8, two-space indent, LF, keys in the records' order. */
public final class EnvelopeJson {

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build()
          .writer()
          .with(layout());

  private EnvelopeJson() {}

  /** The whole file, with its final newline. */
  public static byte[] bytes(PostMergeSmokeRun run) {
    return bytesOf(run);
  }

  /** The same of a reproduction's answer. */
  public static byte[] bytes(Reproduction reproduction) {
    return bytesOf(reproduction);
  }

  private static byte[] bytesOf(Record written) {
    return (WRITER.writeValueAsString(written) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static DefaultPrettyPrinter layout() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
