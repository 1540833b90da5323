package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.git.Commit;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.UrlPassword;
import io.github.postmerge.smoke.masking.Masker;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Describes a merge for people.
 *
 * @param named the revision, and where it was given
 */
record MergeDescription(MergeRevision named, Masker masker) {

  Merge of(Commit commit, GitRepository repository, MainBranch main) throws RepositoryException {
    return new Merge(
        masker.mask(commit.subject()),
        masker.mask(commit.author()),
        DateTimeFormatter.ISO_INSTANT.format(commit.committedAt().truncatedTo(ChronoUnit.SECONDS)),
        commit.parents().stream().map(CommitId::value).toList(),
        repository
            .remoteUrl(main.remote())
            .map(UrlPassword::without)
            .map(masker::mask)
            .orElse(null),
        masker.mask(main.branch()),
        named.source());
  }
}
