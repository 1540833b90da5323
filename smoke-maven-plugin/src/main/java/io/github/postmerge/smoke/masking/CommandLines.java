package io.github.postmerge.smoke.masking;

import java.util.Map;
import java.util.Set;

/** Passwords in the arguments of well-known programs. */
final class CommandLines implements Detector {

  private static final int LONGEST = 4096;
  private static final int MOST_ARGUMENTS = 60;

  /** The forms in which each program takes its password. */
  private static final Map<String, Set<Form>> PROGRAMS =
      Map.ofEntries(
          Map.entry("curl", Set.of(Form.USER)),
          Map.entry("mysql", Set.of(Form.P_JOINED)),
          Map.entry("mysqldump", Set.of(Form.P_JOINED)),
          Map.entry("mysqladmin", Set.of(Form.P_JOINED)),
          Map.entry("mysqlimport", Set.of(Form.P_JOINED)),
          Map.entry("mysqlcheck", Set.of(Form.P_JOINED)),
          Map.entry("mysqlshow", Set.of(Form.P_JOINED)),
          Map.entry("mariadb", Set.of(Form.P_JOINED)),
          Map.entry("mariadb-dump", Set.of(Form.P_JOINED)),
          Map.entry("mariadb-admin", Set.of(Form.P_JOINED)),
          Map.entry("sshpass", Set.of(Form.P_JOINED, Form.P)),
          Map.entry("docker login", Set.of(Form.P, Form.P_JOINED)),
          Map.entry("podman login", Set.of(Form.P, Form.P_JOINED)),
          Map.entry("buildah login", Set.of(Form.P, Form.P_JOINED)),
          Map.entry("skopeo login", Set.of(Form.P, Form.P_JOINED)),
          Map.entry("nerdctl login", Set.of(Form.P, Form.P_JOINED)),
          Map.entry("registry login", Set.of(Form.P, Form.P_JOINED)),
          Map.entry("oc login", Set.of(Form.P)),
          Map.entry("az login", Set.of(Form.P)),
          Map.entry("twine upload", Set.of(Form.P)),
          Map.entry("mongo", Set.of(Form.P)),
          Map.entry("mongosh", Set.of(Form.P)),
          Map.entry("mongodump", Set.of(Form.P)),
          Map.entry("mongorestore", Set.of(Form.P)),
          Map.entry("cqlsh", Set.of(Form.P)),
          Map.entry("redis-cli", Set.of(Form.A)),
          Map.entry("http", Set.of(Form.A_USER)),
          Map.entry("ldapsearch", Set.of(Form.W)),
          Map.entry("ldapadd", Set.of(Form.W)),
          Map.entry("ldapmodify", Set.of(Form.W)),
          Map.entry("ldapwhoami", Set.of(Form.W)),
          Map.entry("sqlcmd", Set.of(Form.CAPITAL_P)),
          Map.entry("bcp", Set.of(Form.CAPITAL_P)),
          Map.entry("unzip", Set.of(Form.CAPITAL_P)),
          Map.entry("zip", Set.of(Form.CAPITAL_P)),
          Map.entry("0z", Set.of(Form.P_JOINED)),
          Map.entry("smbclient", Set.of(Form.PERCENT)),
          Map.entry("openssl", Set.of(Form.PASS)));

  @Override
  public Set<String> words() {
    return PROGRAMS.keySet();
  }

  @Override
  public void detect(LineSearch search, int end) {
    Line line = search.line();
    if (CharClass.NAME.has(line.at(end)) || line.at(end) == '/') {
      return;
    }
    for (String program : PROGRAMS.keySet()) {
      int start = end - program.length();
      boolean named = line.startsWith(program.equals("0z") ? "7z" : program, start);
      if (named && (!CharClass.NAME.has(line.at(start - 1)) || line.at(start - 1) == '.')) {
        arguments(search, end, PROGRAMS.getOrDefault(program, Set.of()));
      }
    }
  }

  private static void arguments(LineSearch search, int from, Set<Form> forms) {
    Line line = search.line();
    int at = from;
    for (int count = 0; count < MOST_ARGUMENTS && at - from < LONGEST; count++) {
      int start = line.afterBlanks(at, LONGEST);
      int end = line.runEnd(CharClass.VISIBLE, start, LONGEST);
      if (end == start || line.at(start) == '|') {
        return;
      }
      for (Form form : forms) {
        form.take(search, start, end);
      }
      at = end;
    }
  }

  /** A form of a password argument. */
  private enum Form {
    /** {@code -p value}. */
    P("-p", false),
    /** {@code -pvalue}. */
    P_JOINED("-p", true),
    /** {@code -P value}. */
    CAPITAL_P("-P", false),
    /** {@code -a value}. */
    A("-a", false),
    /** {@code -w value}. */
    W("-w", false),
    /** {@code -u user:value}. */
    USER("-u|-U|--user|--proxy-user", false),
    /** {@code -a user:value}. */
    A_USER("-a|--auth", false),
    /** {@code -U user%value}. */
    PERCENT("-U", false),
    /** {@code -passin pass:value}. */
    PASS("-pass|-passin|-passout|-k", false);

    private final String options;
    private final boolean joined;

    Form(String options, boolean joined) {
      this.options = options;
      this.joined = joined;
    }

    void take(LineSearch search, int start, int end) {
      Line line = search.line();
      for (String option : options.split("\\|", -1)) {
        int after = start + option.length();
        if (!line.startsWith(option, start) || after > end) {
          continue;
        }
        boolean separate = after == end && !joined;
        boolean equals = line.at(after) == '=' && !joined;
        boolean attached = after < end && (joined || (isLogin() && option.length() == 2));
        if (separate || equals || attached) {
          int value = separate ? line.afterBlanks(end, LONGEST) : equals ? after + 1 : after;
          add(search, value);
          return;
        }
      }
    }

    private boolean isLogin() {
      return this == USER || this == PERCENT || this == A_USER;
    }

    private void add(LineSearch search, int from) {
      Line line = search.line();
      int start = Separator.afterQuotes(line, from);
      boolean quoted = start > from;
      int end =
          quoted
              ? ValueText.at(line, from).end()
              : line.runEnd(CharClass.SHELL_WORD, start, LONGEST);
      int value = passwordStart(line, start, end);
      String text = line.text(value, end);
      if (value > 0
          && value < end
          && (isLogin() || line.at(value) != '-')
          && !SecretHeuristics.isPlaceholder(text)) {
        search.add(value, end);
      }
    }

    /** The start of the password, after a user name if the form has one; -1 if it is missing. */
    private int passwordStart(Line line, int start, int end) {
      if (this == PASS) {
        return line.startsWith("pass:", start) ? start + 5 : -1;
      }
      if (!isLogin()) {
        return start;
      }
      for (int i = start; i < end; i++) {
        if (line.at(i) == (this == PERCENT ? '%' : ':')) {
          return i + 1;
        }
      }
      return -1;
    }
  }
}
