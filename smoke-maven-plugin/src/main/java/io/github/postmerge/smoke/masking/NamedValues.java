package io.github.postmerge.smoke.masking;

import io.github.postmerge.smoke.masking.CandidateValue.Position;
import java.util.Set;

/** Values after the name of a secret; the names stay readable. */
final class NamedValues implements Detector {

  private static final int LONGEST_TAG = 200;
  private static final int SHORTEST_SIGNATURE = 20;

  @Override
  public Set<String> words() {
    return Set.of(
        "pass",
        "pwd",
        "psw",
        "token",
        "secret",
        "key",
        "credential",
        "creds",
        "jwt",
        "_auth",
        "비밀번호",
        "암호",
        "senha",
        "contrase",
        "signature",
        "sig=");
  }

  @Override
  public void detect(LineSearch search, int end) {
    Line line = search.line();
    int nameEnd = line.runEnd(CharClass.NAME, end, NameInLine.LONGEST);
    while (nameEnd > end && ".-".indexOf(line.at(nameEnd - 1)) >= 0) {
      nameEnd--;
    }
    if (line.at(end - 1) == '=') {
      nameEnd = end - 1;
    }
    if (line.at(end - 1) == Rules.ERASED || search.sawName(nameEnd)) {
      return;
    }
    NameInLine name = NameInLine.of(search, nameEnd);
    if (name.kind() != SecretNames.Kind.NONE) {
      detect(search, name);
    } else if (name.isSignature()) {
      signature(search, name);
    }
  }

  private static void detect(LineSearch search, NameInLine name) {
    Line line = search.line();
    int separator = Separator.after(line, name.end());
    if (separator >= 0) {
      int start = line.afterBlanks(separator, Separator.MOST_BLANKS);
      Position position = start > separator ? Position.AFTER_BLANK : Position.ASSIGNED;
      new CandidateValue(
              name, ValueText.at(line, start), name.isHeader() ? Position.HEADER : position)
          .addTo(search);
      return;
    }
    int closed = Separator.afterClosing(line, name.end());
    if (line.at(closed) == '>' || name.isElement(line)) {
      element(search, name, closed);
    } else if (name.isOption()) {
      option(search, name, closed);
    } else if (!NameValuePairs.add(search, name, closed) && !argument(search, name, closed)) {
      statement(search, name);
    }
  }

  /** {@code <password>value</password>}, {@code <entry key="password">value</entry>}. */
  private static void element(LineSearch search, NameInLine name, int closed) {
    Line line = search.line();
    int tagEnd = closed;
    while (tagEnd - closed < LONGEST_TAG && line.at(tagEnd) != '>' && line.at(tagEnd) != '\n') {
      tagEnd++;
    }
    ValueText value = ValueText.xml(line, tagEnd + 1);
    int end = line.startsWith("]]>", value.end()) ? value.end() + 3 : value.end();
    if (line.at(tagEnd) == '>' && line.startsWith("</", end)) {
      CandidateValue.assigned(name, value).addTo(search);
    }
  }

  /** {@code --password value}, and the same as two strings of a list. */
  private static void option(LineSearch search, NameInLine name, int closed) {
    Line line = search.line();
    int at = closed;
    if (closed > name.end() && line.at(closed) == ',') {
      at = closed + 1;
    }
    int start = line.afterBlanks(at, Separator.MOST_BLANKS);
    boolean quoted = line.at(start) == '"' || line.at(start) == '\'';
    boolean one = start - at <= 1 && (start > at || at > closed);
    boolean last = line.at(name.end()) == '"' || line.at(name.end()) == '\'';
    if ((one || quoted) && start > name.end() && !(last && at == closed)) {
      new CandidateValue(name, ValueText.at(line, start), Position.OPTION).addTo(search);
    }
  }

  /** {@code login u password value}, SQL's {@code PASSWORD 'value'}, prose, Docker's ENV. */
  private static void statement(LineSearch search, NameInLine name) {
    Line line = search.line();
    int start = line.afterBlanks(name.end(), Separator.MOST_BLANKS);
    if (start == name.end()) {
      return;
    }
    int argument = line.runStart(CharClass.VISIBLE, name.start(), NameInLine.LONGEST);
    String before = line.wordBefore(argument);
    boolean variable = before.equals("ENV") || before.equals("setenv");
    boolean setting = before.equals("set") || before.equals("config") || before.equals("add");
    boolean password = name.kind() == SecretNames.Kind.PASSWORD;
    boolean sql = password && line.at(start) == '\'' && name.isUpperCase();
    boolean netrc =
        name.text().equals("password")
            && line.wordBefore(name.start() - 1 - before.length()).equals("login");
    if (sql || netrc || variable) {
      CandidateValue.assigned(name, ValueText.at(line, start)).addTo(search);
    } else if (setting) {
      CandidateValue.assigned(name, ValueText.at(line, start)).addIfRandomTo(search);
    } else if (password && line.startsWith("is ", start)) {
      ValueText value = ValueText.at(line, line.afterBlanks(start + 2, Separator.MOST_BLANKS));
      CandidateValue.assigned(name, value).addIfRandomTo(search);
    }
  }

  /** {@code setPassword("value")}, {@code env("DB_PASSWORD", "value")}. */
  private static boolean argument(LineSearch search, NameInLine name, int closed) {
    Line line = search.line();
    boolean call = line.at(closed) == '(';
    boolean next = closed > name.end() && line.at(closed) == ',';
    int start = line.afterBlanks(closed + 1, Separator.MOST_BLANKS);
    if (!(call || next) || (line.at(start) != '"' && line.at(start) != '\'')) {
      return false;
    }
    ValueText value = ValueText.at(line, start);
    if (value.quoted()) {
      CandidateValue.assigned(name, value).addIfRandomTo(search);
    }
    return value.quoted();
  }

  private static void signature(LineSearch search, NameInLine name) {
    Line line = search.line();
    int start = Separator.valueAfter(line, name.end());
    if (start > 0) {
      int end = line.runEnd(CharClass.PCT, start);
      while (CharClass.ALL.has(line.at(end)) || line.at(end) == '%') {
        end++;
      }
      if (end - start >= SHORTEST_SIGNATURE && SecretHeuristics.isRandom(line.text(start, end))) {
        search.add(start, end);
      }
    }
  }
}
