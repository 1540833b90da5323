package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.Map;
import java.util.Optional;

/**
 * Which commit to smoke, and who says so.
 *
 * @param revision as it was written
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
   * The commit.
   *
   * @throws RepositoryException where this clone does not have it: a queue that asks about one
   *     commit must not be told of another
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
              "%s names the commit \"%s\", which this clone does not have. Fetch it, or say"
                  + " -Dsmoke.mergeCommit=HEAD where HEAD is meant.",
              source, revision),
          e);
    }
  }

  private boolean isNamedByCi() {
    return !source.equals(PARAMETER) && !source.equals(HEAD);
  }

  /** For a person. */
  String shownSource() {
    return source.equals(PARAMETER) ? SmokeProperties.MERGE_COMMIT : source;
  }
}
