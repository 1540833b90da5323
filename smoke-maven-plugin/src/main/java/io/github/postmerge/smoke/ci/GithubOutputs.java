package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Culprit;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The step's outputs; the runner takes the last one of each name. */
final class GithubOutputs {

  /** GitHub accepts at most 1 MB of outputs for each job. */
  private static final long MOST_BYTES = 1 << 20;

  private final Map<String, String> values;

  GithubOutputs(Map<String, String> values) {
    this.values = values;
  }

  GithubOutputs(RunReport report) {
    this(values(report));
  }

  /** The outputs of a culprit search. */
  GithubOutputs(CulpritAnswer answer, Path file) {
    this(
        Map.of(
            "conclusion",
            answer.conclusion().name(),
            "culprit",
            Optional.ofNullable(answer.culprit()).map(Culprit::commit).orElse(""),
            "answer",
            file.toString()));
  }

  private static Map<String, String> values(RunReport report) {
    PostMergeSmokeRun run = report.run();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("status", run.status().name());
    values.put("reason_code", run.reasonCode().name());
    values.put("allow_continuation", Boolean.toString(run.allowContinuation()));
    values.put("retry_recommended", Boolean.toString(run.retryRecommended()));
    values.put("envelope", report.envelope().map(Path::toString).orElse(""));
    values.put("merge_commit", Optional.ofNullable(run.mergeCommit()).orElse(""));
    values.put("task_id", Optional.ofNullable(run.taskId()).orElse(""));
    return values;
  }

  void appendTo(NamedFile file) throws IOException {
    StringBuilder text = new StringBuilder(file.endsInsideLine() ? "\n" : "");
    openValue(file).ifPresent(delimiter -> text.append(delimiter).append('\n'));
    values.forEach((name, value) -> text.append(entry(name, value)));
    file.append(text.toString());
  }

  /** Uses a random delimiter, so that no value can end itself and begin another. */
  private static String entry(String name, String value) {
    String delimiter = "smoke_" + UUID.randomUUID();
    return name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n";
  }

  /**
   * The delimiter of a value that another program, such as the smoke, left open: without it the
   * runner would read our outputs as part of that value, and fail.
   */
  private static Optional<String> openValue(NamedFile file) throws IOException {
    if (file.size() > MOST_BYTES) {
      return Optional.empty();
    }
    Iterator<String> lines =
        new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8).lines().iterator();
    while (lines.hasNext()) {
      Optional<String> delimiter = delimiter(lines.next());
      if (delimiter.isPresent() && !skipTo(delimiter.get(), lines)) {
        return delimiter;
      }
    }
    return Optional.empty();
  }

  private static boolean skipTo(String delimiter, Iterator<String> lines) {
    while (lines.hasNext()) {
      if (lines.next().equals(delimiter)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> delimiter(String line) {
    int heredoc = line.indexOf("<<");
    int equals = line.indexOf('=');
    return heredoc > 0 && (equals < 0 || heredoc < equals) && heredoc + 2 < line.length()
        ? Optional.of(line.substring(heredoc + 2))
        : Optional.empty();
  }
}
