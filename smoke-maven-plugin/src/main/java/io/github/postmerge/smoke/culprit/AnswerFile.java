package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.culprit.LocalSearch.Stop;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.file.AtomicFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where an answer is written, again and again until it is final. */
final class AnswerFile {

  private final AnswerAssembly assembly;
  private final Path file;
  private final Optional<Path> history;
  private final ProgressReporter reporter;

  AnswerFile(
      AnswerAssembly assembly, Path file, Optional<Path> history, ProgressReporter reporter) {
    this.assembly = assembly;
    this.file = file;
    this.history = history;
    this.reporter = reporter;
  }

  Path path() {
    return file;
  }

  /** The same, in another file. */
  AnswerFile at(Path other) {
    return new AnswerFile(assembly, other, history, reporter);
  }

  /** What is known while the search goes on. */
  void writeSoFar(SearchState state) throws RepositoryException, IOException {
    write(assembly.of(state, Stop.UNDER_WAY));
  }

  /** The answer; one that waits for more probes is not for the history. */
  CulpritAnswer writeFinal(SearchState state, Stop stop) throws RepositoryException, IOException {
    CulpritAnswer answer = assembly.of(state, stop);
    write(answer);
    if (history.isPresent() && answer.conclusion() != SearchConclusion.INCONCLUSIVE) {
      try {
        new HistoryFolder(history.get()).add(answer);
      } catch (IOException e) {
        reporter.warning("The answer is not added to the history. " + Failures.sentence(e));
      }
    }
    return answer;
  }

  private void write(CulpritAnswer answer) throws IOException {
    new AtomicFile(file).write(EnvelopeJson.bytes(answer));
  }
}
