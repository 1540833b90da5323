package io.github.postmerge.smoke.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What tests measured, in one table that the profile "stress" prints at the build's end. */
public final class Figures {

  private static final Path TABLE = Path.of("target/stress/figures.txt");
  private static final int TITLE = 80;

  private Figures() {}

  /**
   * Puts a figure into the table, in the place of an earlier build's.
   *
   * @param title begins with the numbers of the faults that it is about; the table is sorted so
   */
  public static synchronized void tell(String title, String format, Object... arguments) {
    String figure = String.format(Locale.ROOT, format, arguments);
    System.out.println(title + ": " + figure);
    try {
      Map<String, String> rows = rows();
      rows.put(title, title + " ".repeat(TITLE - title.length()) + figure);
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, String.join("\n", rows.values()) + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The value below which so many percent of all lie. */
  public static long percentile(List<Long> values, int percent) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    if (Files.exists(TABLE)) {
      for (String row : Files.readAllLines(TABLE, UTF_8)) {
        rows.put(row.substring(0, Math.min(TITLE, row.length())).strip(), row);
      }
    }
    return rows;
  }
}
