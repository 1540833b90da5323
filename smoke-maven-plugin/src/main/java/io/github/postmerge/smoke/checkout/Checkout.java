package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.attributes.Settings;
import io.github.postmerge.smoke.checkout.files.EntryNames;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** A commit's tree, read and validated, ready to be checked out. */
public final class Checkout {

  /** Suffix of a temporary folder beside the worktree, which becomes its top. */
  public static final String RENEWED = ".renewed";

  private final Repository repository;
  private final Settings settings;
  private final CommitTree tree;
  private final Optional<KnownTree> known;

  private Checkout(
      Repository repository, Settings settings, CommitTree tree, Optional<KnownTree> known) {
    this.repository = repository;
    this.settings = settings;
    this.tree = tree;
    this.known = known;
  }

  /**
   * Reads the whole tree; writes nothing.
   *
   * @param hidden a setting about files that only git reads, if any
   * @param earlier the previous checkout, if any; folders that are the same are not read again
   * @throws CheckoutException if the tree contains an entry that no git checks out
   */
  public static Checkout of(
      Repository repository, ObjectId commit, Optional<String> hidden, Optional<Manifest> earlier)
      throws CheckoutException, IOException {
    Settings settings = Settings.of(repository, hidden);
    Optional<KnownTree> known =
        earlier
            .filter(manifest -> manifest.settings().equals(settings.fingerprint()))
            .map(KnownTree::new);
    try (ObjectReader reader = new VerifyingReader(repository);
        RevWalk walk = new RevWalk(reader)) {
      CommitTree tree = CommitTree.of(reader, walk.parseCommit(commit).getTree(), settings, known);
      return new Checkout(repository, settings, tree, known);
    }
  }

  /** The reason why only git itself can check this tree out; empty if this class can. */
  public Optional<String> onlyGit() {
    return tree.onlyGit();
  }

  /** What the checkout does not do: one sentence each, with the remedy. */
  public List<String> remarks() {
    return Remarks.on(tree);
  }

  /**
   * Verifies every file of the tree, because git itself does not compare an object with its id.
   *
   * @throws org.eclipse.jgit.errors.CorruptObjectException if an object does not match its id
   */
  public void verify() throws IOException {
    new TreeVerification(repository).verify(tree.entries());
  }

  /**
   * Checks the tree out in an empty folder.
   *
   * @param admin the worktree's entry in the repository; the index is written there, so that {@code
   *     git status} is clean
   * @return what the folder contains now; empty if the folder must not be used again
   * @throws CheckoutException if two names are the same on this file system
   */
  public Optional<Manifest> into(Path folder, Path admin) throws CheckoutException, IOException {
    try {
      return new TreeCheckout(repository, tree, folder).fresh(settings.fingerprint(), admin);
    } catch (FileAlreadyExistsException e) {
      throw new CheckoutException(
          String.format(
              "The commit's tree contains \"%s\" and another name that is the same on a"
                  + " case-insensitive file system. Name a folder on a case-sensitive one with"
                  + " -Dsmoke.worktreeRoot=FOLDER.",
              EntryNames.shown(String.valueOf(e.getFile()))),
          e);
    }
  }

  /**
   * Checks the tree out over an earlier one; the result is the same as in an empty folder.
   *
   * @param kept the paths at which new files may stay
   * @param admin as in {@link #into}
   * @return as {@link #into}
   * @throws NotReusableException if that is not certain; the caller must then delete the folder
   */
  public Optional<Manifest> over(KeptPaths kept, Path folder, Path admin)
      throws NotReusableException, IOException {
    if (known.isEmpty()) {
      throw new NotReusableException("the git settings have changed since it was checked out");
    }
    try {
      return new TreeCheckout(repository, tree, folder).over(known.get(), kept, admin);
    } catch (FileAlreadyExistsException e) {
      throw new NotReusableException(
          String.format("\"%s\" exists where a file of the commit must be written", e.getFile()));
    }
  }
}
