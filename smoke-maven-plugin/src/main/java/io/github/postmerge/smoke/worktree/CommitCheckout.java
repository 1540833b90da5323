package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.Checkout;
import io.github.postmerge.smoke.checkout.CheckoutException;
import io.github.postmerge.smoke.checkout.Manifest;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitCall;
import io.github.postmerge.smoke.git.GitCall.Purpose;
import io.github.postmerge.smoke.git.GitOnPath;
import io.github.postmerge.smoke.git.GitOnPath.Answer;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Done;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Failed;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.GitWords;
import io.github.postmerge.smoke.git.HiddenSettings;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.UserHome;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;

/** Checks out a repository's commits; calls git for those that only git can check out. */
final class CommitCheckout {

  /** Long enough for a filter that downloads files. */
  private static final Duration LONGEST_CHECKOUT = Duration.ofMinutes(10);

  /** Settings that decide the content of a file. */
  private static final Pattern ABOUT_FILES =
      Pattern.compile("core\\.(?:autocrlf|eol|attributesfile|symlinks)|attr\\.tree|filter\\..*");

  private final GitRepository repository;
  private final GitOnPath git;

  CommitCheckout(GitRepository repository, GitOnPath git) {
    this.repository = repository;
    this.git = git;
  }

  /** Reads and validates the commit's tree; writes nothing. */
  Checkout survey(CommitId commit, Optional<Manifest> known)
      throws RepositoryException, IOException {
    try {
      return Checkout.of(repository.jgit(), commit.toObjectId(), hiddenSetting(), known);
    } catch (CheckoutException e) {
      throw new RepositoryException(e.explanation(), e);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    } catch (CorruptObjectException e) {
      throw GitRepository.damaged(e);
    }
  }

  /** A setting that only the user's git reads, so that the built-in git would write other bytes. */
  private Optional<String> hiddenSetting() {
    return new HiddenSettings(
            repository.jgit(), System.getenv(), UserHome.orNowhere(System::getenv))
        .all().stream()
            .filter(setting -> ABOUT_FILES.matcher(setting.key()).matches())
            .map(Object::toString)
            .findFirst();
  }

  /**
   * Checks the commit out in an empty worktree.
   *
   * @return what was checked out; empty if git did it, or if the worktree must not be used again
   */
  Optional<Manifest> checkOut(Checkout checkout, WorktreeEntry entry)
      throws RepositoryException, IOException {
    try {
      if (checkout.onlyGit().isPresent()) {
        checkout.verify();
        checkOutByGit(checkout.onlyGit().get(), entry);
        return Optional.empty();
      }
      return checkout.into(entry.folder(), entry.admin());
    } catch (CheckoutException e) {
      throw new RepositoryException(e.explanation(), e);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    } catch (CorruptObjectException e) {
      throw GitRepository.damaged(e);
    }
  }

  /** As {@code git worktree add} does after it registered the worktree. */
  private void checkOutByGit(String why, WorktreeEntry entry)
      throws RepositoryException, IOException {
    GitCall call =
        GitCall.in(
            entry.folder(),
            Purpose.FILES,
            LONGEST_CHECKOUT,
            "read-tree",
            "-u",
            "--reset",
            "--no-sparse-checkout",
            "HEAD");
    Answer answer = run(call);
    if (!(answer instanceof Done)) {
      throw new RepositoryException(
          String.format(
              "The commit cannot be checked out without git: %s. Git failed: %s. Install or"
                  + " configure what git lacks, or change the file in the tree.",
              why, problem(answer)));
    }
  }

  private Answer run(GitCall call) throws ClosedByInterruptException {
    try {
      return git.run(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }

  private static String problem(Answer answer) {
    return answer instanceof Failed failed
        ? GitWords.shown(failed.why(), Set.of())
        : "it was stopped after " + LONGEST_CHECKOUT.toMinutes() + " minutes";
  }
}
