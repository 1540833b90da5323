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

/** Checks a repository's commits out, and has git do what only git does. */
final class CommitCheckout {

  /** A filter may have much to do, and to fetch. */
  private static final Duration LONGEST_CHECKOUT = Duration.ofMinutes(10);

  /** Decide what a file holds. */
  private static final Pattern ABOUT_FILES =
      Pattern.compile("core\\.(?:autocrlf|eol|attributesfile|symlinks)|attr\\.tree|filter\\..*");

  private final GitRepository repository;
  private final GitOnPath git;

  CommitCheckout(GitRepository repository, GitOnPath git) {
    this.repository = repository;
    this.git = git;
  }

  /** Everything is looked at before anything is written. */
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

  /** The built-in git would check other bytes out than the user's own git. */
  private Optional<String> hiddenSetting() {
    return new HiddenSettings(
            repository.jgit(), System.getenv(), UserHome.orNowhere(System::getenv))
        .all().stream()
            .filter(setting -> ABOUT_FILES.matcher(setting.key()).matches())
            .map(Object::toString)
            .findFirst();
  }

  /**
   * Checks it out in a worktree that holds nothing yet.
   *
   * @return what was checked out; empty where git did it
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

  /** As {@code git worktree add} does after it has registered the worktree. */
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
              "The commit cannot be checked out without git: %s. Git did not do it: %s. Install or"
                  + " configure what it lacks, or change the file in the tree.",
              why, whyNot(answer)));
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

  private static String whyNot(Answer answer) {
    return answer instanceof Failed failed
        ? GitWords.shown(failed.why(), Set.of())
        : "it was stopped after " + LONGEST_CHECKOUT.toMinutes() + " minutes";
  }
}
