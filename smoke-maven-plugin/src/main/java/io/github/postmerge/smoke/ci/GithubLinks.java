package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.WebAddress;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses of a repository's pages.
 *
 * @param repository its main page, without a slash at the end; empty if the environment does not
 *     have it
 */
record GithubLinks(Optional<String> repository) {

  static GithubLinks in(Map<String, String> environment) {
    String name = environment.getOrDefault("GITHUB_REPOSITORY", "");
    return new GithubLinks(
        WebAddress.of(environment.getOrDefault("GITHUB_SERVER_URL", ""))
            .filter(server -> name.matches("[\\w.-]{1,100}/[\\w.-]{1,100}"))
            .map(server -> server + "/" + name));
  }

  Optional<String> commit(String id) {
    return repository.map(page -> page + "/commit/" + id);
  }

  Optional<String> line(String commit, SourceLine source) {
    return repository.map(
        page ->
            String.format(
                "%s/blob/%s/%s#L%s",
                page, commit, WebAddress.encoded(source.file()), source.line()));
  }
}
