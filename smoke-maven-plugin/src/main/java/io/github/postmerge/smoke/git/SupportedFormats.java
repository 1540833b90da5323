package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The repository formats that are supported, and a message for each that is not. */
public final class SupportedFormats {

  /** Extensions that do not change the format of objects and refs. */
  private static final Set<String> HARMLESS =
      Set.of(
          "noop",
          "noop-v1",
          "partialclone",
          "preciousobjects",
          "relativeworktrees",
          "worktreeconfig");

  private SupportedFormats() {}

  static Repository require(Repository repository) throws RepositoryException {
    Config config = repository.getConfig();
    Optional<String> problem =
        config.getNames("extensions").stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .flatMap(name -> problem(name, config).stream())
            .findFirst();
    if (problem.isPresent()) {
      repository.close();
      throw new RepositoryException(problem.get());
    }
    return repository;
  }

  private static Optional<String> problem(String extension, Config config) {
    String value = config.getString("extensions", null, extension);
    return switch (extension) {
      case "objectformat" ->
          unless(
              "sha1",
              value,
              "The repository's objects are hashed with \"%s\", which is not"
                  + " supported. Use a clone with SHA-1 objects.");
      case "refstorage" ->
          unless(
              "files",
              value,
              "The repository stores its refs as \"%s\", which is not"
                  + " supported. Use a clone made with \"git clone --ref-format=files\".");
      default ->
          HARMLESS.contains(extension)
              ? Optional.empty()
              : Optional.of(
                  String.format(
                      "The repository needs the extension \"%s\", which is not supported. Use a"
                          + " clone without it.",
                      extension));
    };
  }

  private static Optional<String> unless(String supported, @Nullable String value, String message) {
    return supported.equalsIgnoreCase(value)
        ? Optional.empty()
        : Optional.of(String.format(message, value));
  }

  public static String adviceForMissingObject(Repository repository) {
    if (isPartialClone(repository)) {
      return "This is a partial clone. Install git and leave out -Dsmoke.git, so that git fetches"
          + " what is missing; or run \"git fetch --refetch --no-filter\".";
    }
    return isShallow(repository)
        ? "This clone is shallow: run \"git fetch --unshallow\"."
        : "Fetch it, or check the repository with \"git fsck\".";
  }

  /** Used for messages only, so an unreadable file is not an error here. */
  static boolean isShallow(Repository repository) {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  public static boolean isPartialClone(Repository repository) {
    Config config = repository.getConfig();
    return config.getString("extensions", null, "partialclone") != null
        || config.getSubsections("remote").stream()
            .anyMatch(
                r ->
                    config.getBoolean("remote", r, "promisor", false)
                        || config.getString("remote", r, "partialclonefilter") != null);
  }
}
