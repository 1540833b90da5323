package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/**
 * One attributes file, parsed by git's rules; lines that git ignores are ignored.
 *
 * @param rules in file order; later ones win
 * @param macros names that stand for several attributes
 */
public record AttributesFile(List<Rule> rules, Map<String, List<Setting>> macros) {

  private static final String MACRO = "[attr]";
  private static final String BLANK = " \t\r";
  private static final int LONGEST_LINE = 2048;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.][-A-Za-z0-9_.]*");

  /** Whether a file may define macros; files in folders below the top may not. */
  public enum Macros {
    /** As in the top folder, and in the user's own files. */
    ALLOWED,
    /** A macro definition is ignored. */
    IGNORED
  }

  /** Git's built-in macros. */
  static AttributesFile builtIn() {
    return parse("[attr]binary -diff -merge -text".getBytes(ISO_8859_1), Macros.ALLOWED);
  }

  public static AttributesFile parse(byte[] content, Macros macros) {
    AttributesFile file = new AttributesFile(new ArrayList<>(), new HashMap<>());
    String text = new String(content, ISO_8859_1);
    int end = text.indexOf('\0');
    for (String line : (end < 0 ? text : text.substring(0, end)).split("\n", -1)) {
      if (line.length() < LONGEST_LINE) {
        file.add(line, macros);
      }
    }
    return file;
  }

  private void add(String line, Macros allowed) {
    int start = 0;
    while (start < line.length() && BLANK.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    if (start == line.length() || line.charAt(start) == '#') {
      return;
    }
    Optional<Quoted> quoted = Quoted.at(line, start);
    int end = quoted.map(Quoted::end).orElseGet(() -> endOfWord(line, begin(line)));
    String name = quoted.map(Quoted::text).orElse(line.substring(start, end));
    Optional<List<Setting>> settings = settings(line.substring(end));
    if (settings.isEmpty()) {
      return;
    }
    if (name.startsWith(MACRO) && name.length() > MACRO.length()) {
      define(name.substring(MACRO.length()).strip(), settings.get(), allowed);
    } else if (!name.startsWith("!")) {
      rules.add(new Rule(new PathPattern(name), settings.get()));
    }
  }

  private void define(String name, List<Setting> settings, Macros allowed) {
    if (allowed == Macros.ALLOWED && NAME.matcher(name).matches()) {
      macros.put(name, settings);
    }
  }

  private static int begin(String line) {
    int start = 0;
    while (BLANK.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }

  private static int endOfWord(String line, int start) {
    int end = start;
    while (end < line.length() && BLANK.indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Empty if one name is invalid, because git then ignores the whole line. */
  private static Optional<List<Setting>> settings(String words) {
    List<Setting> settings = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(words, BLANK);
    while (tokens.hasMoreTokens()) {
      Setting setting = Setting.of(tokens.nextToken());
      if (!NAME.matcher(setting.name()).matches() || setting.name().startsWith("builtin_")) {
        return Optional.empty();
      }
      settings.add(setting);
    }
    return Optional.of(List.copyOf(settings));
  }

  /** The attributes of the files that match a pattern. */
  record Rule(PathPattern pattern, List<Setting> settings) {}

  /** One attribute and its value. */
  public record Setting(String name, String value) {

    /** Marks the values below; no value in a file begins with it. */
    public static final String MARK = "\1";

    public static final String TRUE = MARK + "true";
    static final String FALSE = MARK + "false";
    static final String UNSPECIFIED = MARK + "unspecified";

    /** A {@code -} or {@code !} before the name overrides a value after it, as in git. */
    static Setting of(String word) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (name.startsWith("-")) {
        return new Setting(name.substring(1), FALSE);
      }
      if (name.startsWith("!")) {
        return new Setting(name.substring(1), UNSPECIFIED);
      }
      return new Setting(name, equals < 0 ? TRUE : word.substring(equals + 1));
    }
  }
}
