package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commit that is said to have passed.
 *
 * @param text a revision, or the path of an envelope that says {@code PASS} for a commit
 */
record LastGood(String text) {

  /** More than any envelope has: two streams of 64 KB, each character escaped. */
  private static final long LARGEST = 4L << 20;

  private static final JsonMapper JSON = new JsonMapper();

  /** Empty where it cannot be had, which is told; the diagnosis can do without it. */
  Optional<CommitId> in(GitRepository repository, Narration narration) {
    try {
      Optional<Path> envelope = envelope();
      String revision = envelope.isPresent() ? passedCommit(envelope.get()) : text;
      return Optional.of(repository.resolve(revision));
    } catch (RepositoryException e) {
      narration.warning(useless("names no commit of this clone. Fetch it, or name another."));
    } catch (IOException e) {
      narration.warning(useless(Failures.sentence(e)));
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

  private static String passedCommit(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("is a file that is too large to be an envelope.");
    }
    try {
      JsonNode envelope = JSON.readTree(Files.readAllBytes(file));
      JsonNode commit = envelope.path("merge_commit");
      if (envelope.path("status").asString("").equals(Status.PASS.name()) && commit.isString()) {
        return commit.stringValue();
      }
    } catch (JacksonException e) {
      throw new IOException("is a file that is no envelope.", e);
    }
    throw new IOException("is an envelope that does not say PASS for a commit.");
  }

  private String useless(String why) {
    return String.format(
        "%s \"%s\" %s The diagnosis goes on without it.", SmokeProperties.LAST_GOOD, text, why);
  }
}
