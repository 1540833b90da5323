package io.github.postmerge.smoke.health.page;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A page with a text of its own in each field of each record, whatever fields there are. */
final class HostilePage {

  /** Closes whatever it may stand in, and then says which field it was in. */
  static final String MARKUP =
      "\"'></title></style></script></textarea><script>console.error('FIELD')</script>"
          + "<img src=x onerror=\"console.error('FIELD')\"><a href=javascript:alert(1)>${FIELD}</a>"
          + "<!-- &lt;b> FIELD \u202E\u0000\u0007";

  private final String text;
  private final List<String> fields = new ArrayList<>();

  /**
   * A page of one text.
   *
   * @param text where {@code FIELD} stands for the name of the field
   */
  HostilePage(String text) {
    this.text = text;
  }

  Page page() {
    return (Page) value(Page.class, "Page");
  }

  /** The names of all fields that have a text. */
  List<String> fields() {
    return List.copyOf(fields);
  }

  private Object value(Type type, String field) {
    if (type == String.class) {
      fields.add(field);
      return text.replace("FIELD", field);
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class
          ? new EnumMap<>(Map.of(Kind.FLAKY, 2))
          : List.of(value(generic.getActualTypeArguments()[0], field));
    }
    return ofClass((Class<?>) type, field);
  }

  private Object ofClass(Class<?> type, String field) {
    if (type == int.class) {
      return 0;
    }
    if (type == double.class) {
      return 0.5;
    }
    return type.isEnum() ? type.getEnumConstants()[1] : record(type, field);
  }

  private Object record(Class<?> type, String field) {
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(parts)
            .map(part -> value(part.getGenericType(), field + "." + part.getName()))
            .toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(field, e);
    }
  }
}
