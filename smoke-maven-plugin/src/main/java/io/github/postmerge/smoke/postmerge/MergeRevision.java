package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.Map;
import java.util.Optional;

/**
 * Which commit to smoke, and where it was given.
 *
 * @param revision as given
 * @param source {@code PARAMETER}, {@code HEAD}, or the variable of a CI system
 */
record MergeRevision(String revision, String source) {

  private static final String PARAMETER = "PARAMETER";
  private static final String HEAD = "HEAD";

  static MergeRevision of(PostMergeSmokeRequest request, Map<String, String> variables) {
    if (request.revision().isPresent()) {
      return new MergeRevision(request.revision().get(), PARAMETER);
    }
    Optional<CiCommit> ci = CiCommit.in(variables);
    return ci.isPresent()
        ? new MergeRevision(ci.get().revision(), ci.get().variable())
        : new MergeRevision(HEAD, HEAD);
  }

  /**
   * Resolves the commit.
   *
   * @throws RepositoryException if this clone does not have it; no other commit is used instead,
   *     because the queue asks about this one
   */
  CommitId in(GitRepository repository) throws RepositoryException {
    try {
      return repository.resolve(revision);
    } catch (RepositoryException e) {
      if (!isNamedByCi()) {
        throw e;
      }
      throw new RepositoryException(
          String.format(
              "%s names the commit \"%s\", which this clone does not have. Fetch it, or give"
                  + " -Dsmoke.mergeCommit=HEAD to smoke HEAD instead.",
              source, revision),
          e);
    }
  }

  private boolean isNamedByCi() {
    return !source.equals(PARAMETER) && !source.equals(HEAD);
  }

  /** The source, for messages. */
  String shownSource() {
    return source.equals(PARAMETER) ? SmokeProperties.MERGE_COMMIT : source;
  }
}
