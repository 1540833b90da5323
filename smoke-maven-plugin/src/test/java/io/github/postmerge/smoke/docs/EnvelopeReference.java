package io.github.postmerge.smoke.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the site's page on the envelope from its schema.
 *
 * <p>The site's build runs this file as it is: {@code EnvelopeReference <schema> <page>}.
 */
public final class EnvelopeReference {

  private static final String DEFINITIONS = "$defs";

  private final JsonNode schema;

  private EnvelopeReference(JsonNode schema) {
    this.schema = schema;
  }

  /** Writes the page. */
  public static void main(String[] arguments) throws IOException {
    Path page = Path.of(arguments[1]);
    Files.createDirectories(page.getParent());
    Files.writeString(page, of(Files.readString(Path.of(arguments[0]))));
  }

  static String of(String schema) {
    return new EnvelopeReference(JsonMapper.shared().readTree(schema)).page();
  }

  private String page() {
    StringBuilder page = new StringBuilder("# Envelope reference\n\n");
    page.append("Made from the JSON Schema in the plugin's jar, ")
        .append("[post-merge-smoke-run.schema.json](post-merge-smoke-run.schema.json). ")
        .append("Every key is always present, in this order.\n\n")
        .append("## The envelope\n\n")
        .append(schema.path("description").asString())
        .append("\n\n")
        .append(table(schema));
    for (Map.Entry<String, JsonNode> part : schema.path(DEFINITIONS).properties()) {
      page.append(String.format("\n## <a id=\"%s\"></a>%s\n\n", part.getKey(), part.getKey()))
          .append(part.getValue().path("description").asString())
          .append("\n\n")
          .append(table(part.getValue()));
    }
    return page.toString();
  }

  private static String table(JsonNode object) {
    return object.path("properties").properties().stream()
        .map(
            key ->
                String.format(
                    "| `%s` | %s | %s |\n",
                    key.getKey(), type(key.getValue()), description(key.getValue())))
        .collect(Collectors.joining("", "| key | type | meaning |\n| --- | --- | --- |\n", ""));
  }

  private static String description(JsonNode property) {
    return property.path("description").asString().replace("|", "\\|").replace("<", "&lt;");
  }

  private static String type(JsonNode property) {
    if (property.has("const")) {
      return "`" + property.get("const") + "`";
    }
    if (property.has("$ref")) {
      String name = property.get("$ref").asString().replace("#/" + DEFINITIONS + "/", "");
      return "[" + name + "](#" + name + ")";
    }
    if (property.has("enum")) {
      return alternatives(property.get("enum"), each -> "`" + each.asString("null") + "`");
    }
    if (property.has("anyOf")) {
      return alternatives(property.get("anyOf"), EnvelopeReference::type);
    }
    if (property.path("type").isArray()) {
      return alternatives(property.get("type"), JsonNode::asString);
    }
    String type = property.path("type").asString();
    if (type.equals("array")) {
      return "list of " + type(property.path("items"));
    }
    return property.has("properties")
        ? property.path("properties").properties().stream()
            .map(key -> "`" + key.getKey() + "` (" + type(key.getValue()) + ")")
            .collect(Collectors.joining(", ", "{", "}"))
        : type;
  }

  private static String alternatives(JsonNode nodes, Function<JsonNode, String> words) {
    List<String> all = new ArrayList<>();
    nodes.forEach(node -> all.add(words.apply(node)));
    return String.join(" or ", all);
  }
}
