package io.github.postmerge.smoke.checkout;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** A commit's tree, read and found fit to be laid out. */
public final class Checkout {

  private final Repository repository;
  private final CommitTree tree;

  private Checkout(Repository repository, CommitTree tree) {
    this.repository = repository;
    this.tree = tree;
  }

  /**
   * Reads the whole tree; writes nothing.
   *
   * @throws CheckoutException where it holds what no git lays out
   */
  public static Checkout of(Repository repository, ObjectId commit)
      throws CheckoutException, IOException {
    Settings settings = Settings.of(repository);
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectReader reader = walk.getObjectReader();
      return new Checkout(
          repository, CommitTree.of(reader, walk.parseCommit(commit).getTree(), settings));
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
   * @param index where to write the index, so that git finds nothing changed
   * @throws CheckoutException where two names are one on this disk
   */
  public void into(Path folder, Path index) throws CheckoutException, IOException {
    try {
      makeFolders(folder);
      List<FileState> states = new TreeWriter(repository, folder).write(tree.entries());
      IndexFile.write(index, tree.entries(), states, tree.folders());
    } catch (FileAlreadyExistsException e) {
      throw new CheckoutException(
          String.format(
              "The commit's tree holds \"%s\" more than once in the eyes of the disk it is checked"
                  + " out on, which tells no capitals from small letters. Name another folder with"
                  + " -Dsmoke.worktreeRoot=FOLDER.",
              EntryNames.shown(e.getFile())),
          e);
    }
  }

  private void makeFolders(Path folder) throws IOException {
    for (TreeFolder inside : tree.folders()) {
      if (!inside.path().isEmpty() && inside.entries() > 0) {
        Files.createDirectory(folder.resolve(inside.path()));
      }
    }
    for (TreeEntry entry : tree.entries()) {
      if (entry.isSubmodule()) {
        Files.createDirectory(folder.resolve(entry.path()));
      }
    }
  }
}
