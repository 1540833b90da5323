package io.github.postmerge.smoke.postmerge.diagnosis;

import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.PassedCommit;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import java.io.IOException;
import java.util.Optional;

/**
 * The commit that is said to have passed.
 *
 * @param text a revision, or the path of an envelope that says {@code PASS} for a commit
 */
public record LastGood(String text) {

  /** Empty where it cannot be had, which is told; the diagnosis can do without it. */
  Optional<CommitId> in(GitRepository repository, ProgressReporter reporter) {
    try {
      return Optional.of(repository.resolve(new PassedCommit(text).revision()));
    } catch (RepositoryException e) {
      reporter.warning(useless("names no commit of this clone. Fetch it, or name another."));
    } catch (UnreadableEnvelopeException e) {
      reporter.warning(useless("cannot be used. " + e.getMessage()));
    } catch (IOException e) {
      reporter.warning(useless(Failures.sentence(e)));
    }
    return Optional.empty();
  }

  private String useless(String why) {
    return String.format(
        "%s \"%s\" %s The diagnosis goes on without it.", SmokeProperties.LAST_GOOD, text, why);
  }
}
