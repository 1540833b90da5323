package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.culprit.LocalSearch.Stop;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.file.AtomicFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of an answer, rewritten after each probe until the answer is final. */
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

  /** The same answer in another file. */
  AnswerFile at(Path other) {
    return new AnswerFile(assembly, other, history, reporter);
  }

  /** Writes the intermediate answer. */
  void writeSoFar(SearchState state) throws RepositoryException, IOException {
    write(assembly.of(state, Stop.UNDER_WAY));
  }

  /** Writes the answer; also into the history, unless it is {@code INCONCLUSIVE}. */
  CulpritAnswer writeFinal(SearchState state, Stop stop) throws RepositoryException, IOException {
    CulpritAnswer answer = assembly.of(state, stop);
    write(answer);
    if (history.isPresent() && answer.conclusion() != SearchConclusion.INCONCLUSIVE) {
      add(answer, history.get());
    }
    return answer;
  }

  /** Does not create a missing folder, because its name may be wrong. */
  private void add(CulpritAnswer answer, Path folder) {
    if (!Files.exists(folder)) {
      reporter.warning(
          String.format(
              "The answer was not added to a history: there is no folder \"%s\". Correct -D%s=FOLDER,"
                  + " or create the folder, and run the same command again.",
              folder, SmokeProperties.HISTORY));
      return;
    }
    try {
      new HistoryFolder(folder).add(answer);
    } catch (IOException e) {
      reporter.warning("The answer was not added to the history. " + Failures.sentence(e));
    }
  }

  private void write(CulpritAnswer answer) throws IOException {
    new AtomicFile(file).write(EnvelopeJson.bytes(answer));
  }
}
