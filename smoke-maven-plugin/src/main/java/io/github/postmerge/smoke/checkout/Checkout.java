package io.github.postmerge.smoke.checkout;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** A commit's tree, read and found fit to be laid out. */
public final class Checkout {

  /** Ends the name of a folder that stands beside the worktree for a moment, to become its top. */
  public static final String RENEWED = ".renewed";

  private final Repository repository;
  private final Settings settings;
  private final CommitTree tree;

  private Checkout(Repository repository, Settings settings, CommitTree tree) {
    this.repository = repository;
    this.settings = settings;
    this.tree = tree;
  }

  /**
   * Reads the whole tree; writes nothing.
   *
   * @param known what has been laid out before, and need not be read again where it is the same
   * @throws CheckoutException where it holds what no git lays out
   */
  public static Checkout of(Repository repository, ObjectId commit, Optional<Manifest> known)
      throws CheckoutException, IOException {
    Settings settings = Settings.of(repository);
    try (RevWalk walk = new RevWalk(repository)) {
      CommitTree tree =
          CommitTree.of(
              walk.getObjectReader(),
              walk.parseCommit(commit).getTree(),
              settings,
              known.filter(manifest -> manifest.settings().equals(settings.fingerprint())));
      return new Checkout(repository, settings, tree);
    }
  }

  /** Why only git itself lays this out as git would; empty where this class does. */
  public Optional<String> onlyGit() {
    return tree.onlyGit();
  }

  /** What is left to the smoke command, a sentence each with what to do. */
  public List<String> remarks() {
    return Remarks.on(tree);
  }

  /**
   * Lays the tree out in an empty folder.
   *
   * @param admin the worktree's entry in the repository, for the index, so that git finds nothing
   *     changed
   * @return what the folder holds now; empty where the disk's clock is too coarse to tell changes
   *     by
   * @throws CheckoutException where two names are one on this disk
   */
  public Optional<Manifest> into(Path folder, Path admin) throws CheckoutException, IOException {
    try {
      return new Laying(repository, tree, folder).fresh(settings.fingerprint(), admin);
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
   * Lays the tree out where another one was, so that nobody can tell.
   *
   * @param earlier what was laid out there
   * @param kept what may stay of all that has come since
   * @param admin as in {@link #into}
   * @return as {@link #into}
   * @throws NotReusableException where that cannot be done for certain; the folder is then to be
   *     deleted
   */
  public Optional<Manifest> over(Manifest earlier, KeptPaths kept, Path folder, Path admin)
      throws NotReusableException, IOException {
    if (!earlier.settings().equals(settings.fingerprint())) {
      throw new NotReusableException("the settings that it was checked out by have changed");
    }
    try {
      return new Laying(repository, tree, folder).over(earlier, kept, admin);
    } catch (FileAlreadyExistsException e) {
      throw new NotReusableException(
          String.format("\"%s\" stands where a file of the commit goes", e.getFile()));
    }
  }
}
