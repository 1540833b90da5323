package io.github.postmerge.smoke.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;

/** The kinds of repository that can be read rightly, and a word for each that cannot. */
final class SupportedFormats {

  private SupportedFormats() {}

  static Repository require(Repository repository) throws RepositoryException {
    String hash = repository.getConfig().getString("extensions", null, "objectformat");
    if (hash != null && !hash.equalsIgnoreCase("sha1")) {
      repository.close();
      throw new RepositoryException(
          "The repository's objects are hashed with \""
              + hash
              + "\", which is not supported. Use a clone with SHA-1 objects.");
    }
    return repository;
  }

  static String adviceForMissingObject(Repository repository) {
    return isPartialClone(repository.getConfig())
        ? "This is a partial clone, and nothing is fetched in silence: run"
            + " \"git fetch --refetch --no-filter\", or clone without --filter."
        : "Fetch it, or check the repository with \"git fsck\".";
  }

  private static boolean isPartialClone(Config config) {
    return config.getString("extensions", null, "partialclone") != null
        || config.getSubsections("remote").stream()
            .anyMatch(r -> config.getBoolean("remote", r, "promisor", false));
  }
}
