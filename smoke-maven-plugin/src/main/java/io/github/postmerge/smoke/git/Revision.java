package io.github.postmerge.smoke.git;

import io.github.postmerge.smoke.text.ShortText;
import java.io.IOException;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * A commit as a user or a CI system names it.
 *
 * @param text as given
 */
record Revision(String text) {

  private static final int LONGEST = 1000;
  private static final int LONGEST_SHOWN = 100;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** Resolves it to a commit; a tag is followed to its commit. */
  CommitId in(Repository repository) throws RepositoryException, IOException {
    if (!meansOneCommit()) {
      throw noRevision();
    }
    try {
      ObjectId id = repository.resolve(text + "^0");
      if (id == null) {
        throw wrong(
            SupportedFormats.isShallow(repository)
                ? "The revision \"%s\" is not in this clone, which is shallow. Run \"git fetch"
                    + " --unshallow\", or give another one."
                : "The revision \"%s\" is not in the repository. Fetch it first, or give another"
                    + " one.");
      }
      return CommitId.of(id);
    } catch (AmbiguousObjectException e) {
      throw wrong("The revision \"%s\" is ambiguous. Give more of its digits.");
    } catch (IncorrectObjectTypeException e) {
      throw wrong("The revision \"%s\" is not a commit. Give a commit.");
    } catch (RevisionSyntaxException e) {
      throw noRevision();
    }
  }

  /**
   * A colon means a file or a search. JGit resolves {@code main@{upstream}} to main itself if there
   * is no upstream.
   */
  private boolean meansOneCommit() {
    return !text.isBlank()
        && text.length() <= LONGEST
        && !text.startsWith("-")
        && text.indexOf(':') < 0
        && !text.contains("@{")
        && !CONTROL.matcher(text).find();
  }

  private RepositoryException noRevision() {
    return wrong("\"%s\" is not a revision. Give a commit id, a branch or a tag.");
  }

  private RepositoryException wrong(String sentence) {
    String shown = CONTROL.matcher(text).replaceAll("\uFFFD");
    return new RepositoryException(
        String.format(sentence, ShortText.of(shown, LONGEST_SHOWN, "...")));
  }
}
