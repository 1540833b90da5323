package io.github.postmerge.smoke.masking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the table of secrets that are known by their shape. */
final class SecretKinds {

  private static final String SEPARATOR = " ; ";
  private static final int COLUMNS = 5;

  private SecretKinds() {}

  static List<SecretKind> read() {
    return rows().stream().map(Row::kind).toList();
  }

  static List<Row> rows() {
    InputStream in =
        Objects.requireNonNull(SecretKinds.class.getResourceAsStream("secret-kinds.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(SecretKinds::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] columns = line.split(SEPARATOR, COLUMNS);
    if (columns.length < COLUMNS) {
      throw new IllegalStateException("\"" + line + "\" must have " + COLUMNS + " columns.");
    }
    List<String> contexts =
        columns[1].equals("-") ? List.of() : List.of(columns[1].split("\\|", -1));
    return new Row(columns[0], contexts, columns[2], columns[3], columns[4]);
  }

  /**
   * A line of the table.
   *
   * @param masked a text in which what is between « and » is masked
   * @param left a text that is left alone
   */
  record Row(String id, List<String> contexts, String shape, String masked, String left) {

    SecretKind kind() {
      return new SecretKind(id, contexts, new Shape(shape));
    }
  }
}
