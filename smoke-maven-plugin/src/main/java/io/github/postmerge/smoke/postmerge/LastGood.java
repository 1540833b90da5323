package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.EnvelopeReader;
import io.github.postmerge.smoke.envelope.JsonPart;
import io.github.postmerge.smoke.envelope.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The commit that is said to have passed.
 *
 * @param text a revision, or the path of an envelope that says {@code PASS} for a commit
 */
record LastGood(String text) {

  /** Empty where it cannot be had, which is told; the diagnosis can do without it. */
  Optional<CommitId> in(GitRepository repository, ProgressReporter reporter) {
    try {
      Optional<Path> envelope = envelope();
      String revision = envelope.isPresent() ? passedCommit(envelope.get()) : text;
      return Optional.of(repository.resolve(revision));
    } catch (RepositoryException e) {
      reporter.warning(useless("names no commit of this clone. Fetch it, or name another."));
    } catch (UnreadableEnvelopeException e) {
      reporter.warning(useless("cannot be used. " + e.getMessage()));
    } catch (IOException e) {
      reporter.warning(useless(Failures.sentence(e)));
    }
    return Optional.empty();
  }

  private Optional<Path> envelope() {
    try {
      return Optional.of(Path.of(text)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String passedCommit(Path file) throws UnreadableEnvelopeException, IOException {
    try (InputStream content = Files.newInputStream(file)) {
      JsonPart envelope = EnvelopeReader.read(content, "\"" + file + "\"");
      if (envelope.of("status").choice(Status.class) == Status.PASS) {
        return envelope.of("merge_commit").text();
      }
      throw new IOException("is an envelope that does not say PASS for a commit.");
    }
  }

  private String useless(String why) {
    return String.format(
        "%s \"%s\" %s The diagnosis goes on without it.", SmokeProperties.LAST_GOOD, text, why);
  }
}
