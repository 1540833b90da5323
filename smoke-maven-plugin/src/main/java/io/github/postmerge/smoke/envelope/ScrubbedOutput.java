package io.github.postmerge.smoke.envelope;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Output without what always differs from run to run, such as times and process ids. */
public final class ScrubbedOutput {

  private final List<Rule> rules;

  /** Also scrubs these run ids. */
  public ScrubbedOutput(List<String> runIds) {
    List<Rule> all = new ArrayList<>();
    runIds.forEach(id -> all.add(new Rule(Pattern.compile(Pattern.quote(id)), "<run>")));
    all.addAll(FOR_ALL);
    this.rules = List.copyOf(all);
  }

  private record Rule(Pattern pattern, String replacement) {}

  private static final List<Rule> FOR_ALL =
      List.of(
          rule("[^\\s'\"(]*[/\\\\]smoke-[0-9a-f]{16}", "<worktree>"),
          rule("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "<uuid>"),
          rule(
              "\\b\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?",
              "<time>"),
          rule("\\b\\d{1,2}:\\d{2}:\\d{2}([.,]\\d+)?\\b", "<time>"),
          rule("\\b\\d+([.,]\\d+)? ?(ns|µs|us|ms|s|secs?|seconds?|min|minutes?)\\b", "<duration>"),
          rule("(?i)\\bpid[ =:]{0,2}\\d+", "pid <pid>"),
          rule("\\b[0-9a-f]{40}\\b", "<commit>"),
          rule("@[0-9a-f]{4,16}\\b", "@<address>"),
          rule("\\b0x[0-9a-f]{4,16}\\b", "<address>"),
          rule("(localhost|\\d{1,3}(?:\\.\\d{1,3}){3}|\\]):\\d{4,5}\\b", "$1:<port>"),
          rule("/tmp/[^\\s'\"():,;]+", "<temporary>"));

  private static Rule rule(String pattern, String replacement) {
    return new Rule(Pattern.compile(pattern), replacement);
  }

  /** A text's lines, scrubbed. */
  public List<String> lines(String text) {
    String scrubbed = text;
    for (Rule rule : rules) {
      scrubbed = rule.pattern().matcher(scrubbed).replaceAll(rule.replacement());
    }
    return scrubbed.lines().map(String::stripTrailing).toList();
  }
}
