package io.github.postmerge.smoke.masking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the table of secrets that are known by their shape. */
final class SecretKinds {

  private static final String SEPARATOR = " ; ";
  private static final int COLUMNS = 5;

  private SecretKinds() {}

  static List<SecretKind> read() {
    List<SecretKind> kinds = new ArrayList<>();
    for (Row row : rows()) {
      kinds.add(row.kind());
    }
    return kinds;
  }

  static List<Row> rows() {
    InputStream in =
        Objects.requireNonNull(SecretKinds.class.getResourceAsStream("secret-kinds.txt"));
    List<Row> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          rows.add(row(line));
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> columns = split(line, SEPARATOR, COLUMNS);
    if (columns.size() < COLUMNS) {
      throw new IllegalStateException("\"" + line + "\" must have " + COLUMNS + " columns.");
    }
    String contexts = columns.get(1);
    return new Row(
        columns.get(0),
        contexts.equals("-") ? List.of() : split(contexts, "|", Integer.MAX_VALUE),
        columns.get(2),
        columns.get(3),
        columns.get(4));
  }

  /** Without a regular expression, because it runs at the start of each run. */
  private static List<String> split(String text, String separator, int most) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    int to = text.indexOf(separator);
    while (to >= 0 && pieces.size() < most - 1) {
      pieces.add(text.substring(from, to));
      from = to + separator.length();
      to = text.indexOf(separator, from);
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  /**
   * A line of the table.
   *
   * @param masked a text in which the part between « and » is masked
   * @param left a text that stays unchanged
   */
  record Row(String id, List<String> contexts, String shape, String masked, String left) {

    SecretKind kind() {
      return new SecretKind(id, contexts, new LazyShape(shape));
    }
  }
}
