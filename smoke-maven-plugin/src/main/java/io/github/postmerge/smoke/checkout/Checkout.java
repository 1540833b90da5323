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
   * @param hidden a setting about files that only git reads; empty where there is none
   * @param earlier what has been checked out before, and need not be read again where it is the
   *     same
   * @throws CheckoutException where it holds what no git checks out
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

  /** Why only git itself checks this out as git would; empty where this class does. */
  public Optional<String> onlyGit() {
    return tree.onlyGit();
  }

  /** What is left to the smoke command, a sentence each with what to do. */
  public List<String> remarks() {
    return Remarks.on(tree);
  }

  /**
   * Reads every file of the tree, for git itself does not ask whether an object is what its id
   * says.
   *
   * @throws org.eclipse.jgit.errors.CorruptObjectException where one is not
   */
  public void verify() throws IOException {
    new TreeVerification(repository).verify(tree.entries());
  }

  /**
   * Checks the tree out in an empty folder.
   *
   * @param admin the worktree's entry in the repository, for the index, so that git finds nothing
   *     changed
   * @return what the folder holds now; empty where the disk's clock is too coarse to tell changes
   *     by
   * @throws CheckoutException where two names are one on this disk
   */
  public Optional<Manifest> into(Path folder, Path admin) throws CheckoutException, IOException {
    try {
      return new TreeCheckout(repository, tree, folder).fresh(settings.fingerprint(), admin);
    } catch (FileAlreadyExistsException e) {
      throw new CheckoutException(
          String.format(
              "The commit's tree holds \"%s\" more than once in the eyes of the disk it is checked"
                  + " out on, which tells no capitals from small letters. Name another folder with"
                  + " -Dsmoke.worktreeRoot=FOLDER.",
              EntryNames.shown(String.valueOf(e.getFile()))),
          e);
    }
  }

  /**
   * Checks the tree out over an earlier one; the result is as in an empty folder.
   *
   * @param kept what may stay of all that has come since
   * @param admin as in {@link #into}
   * @return as {@link #into}
   * @throws NotReusableException where that cannot be done for certain; the folder is then to be
   *     deleted
   */
  public Optional<Manifest> over(KeptPaths kept, Path folder, Path admin)
      throws NotReusableException, IOException {
    if (known.isEmpty()) {
      throw new NotReusableException("the settings that it was checked out by have changed");
    }
    try {
      return new TreeCheckout(repository, tree, folder).over(known.get(), kept, admin);
    } catch (FileAlreadyExistsException e) {
      throw new NotReusableException(
          String.format("\"%s\" is where a file of the commit must be", e.getFile()));
    }
  }
}
