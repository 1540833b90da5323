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
 * The commit that has passed, as the user names it.
 *
 * @param text a revision, or the path of an envelope with the status {@code PASS}
 */
public record LastGood(String text) {

  /**
   * The commit; empty after a warning if it cannot be resolved, because the diagnosis works without
   * it.
   */
  Optional<CommitId> in(GitRepository repository, ProgressReporter reporter) {
    try {
      return Optional.of(repository.resolve(new PassedCommit(text).revision()));
    } catch (RepositoryException e) {
      reporter.warning(unused("names no commit of this clone. Fetch it, or name another."));
    } catch (UnreadableEnvelopeException e) {
      reporter.warning(unused("cannot be used. " + e.getMessage()));
    } catch (IOException e) {
      reporter.warning(unused(Failures.sentence(e)));
    }
    return Optional.empty();
  }

  private String unused(String why) {
    return String.format(
        "%s \"%s\" %s The diagnosis goes on without it.", SmokeProperties.LAST_GOOD, text, why);
  }
}
