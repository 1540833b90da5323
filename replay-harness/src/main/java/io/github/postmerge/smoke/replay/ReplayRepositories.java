package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.git.JgitSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A case on disk: an origin, and a clone of it to run in. */
public final class ReplayRepositories {

  private static final String MAIN = Constants.R_HEADS + "main";

  private final Path origin;
  private final Path clone;
  private final Map<String, ObjectId> commits;

  private ReplayRepositories(Path origin, Path clone, Map<String, ObjectId> commits) {
    this.origin = origin;
    this.clone = clone;
    this.commits = commits;
  }

  /**
   * Builds a case's repositories.
   *
   * @param folder an empty folder, or one to create
   * @throws IOException if they cannot be written
   */
  public static ReplayRepositories build(ReplayCase replayCase, Path folder) throws IOException {
    JgitSystem.install();
    Files.createDirectories(folder);
    Path origin = folder.resolve("origin.git");
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(origin.toFile()).setBare().build();
        ObjectInserter inserter = repository.newObjectInserter()) {
      repository.create(true);
      Map<String, ObjectId> commits = History.write(replayCase, inserter);
      CaseDescription description = replayCase.description();
      ReplayRepositories built = new ReplayRepositories(origin, folder.resolve("clone"), commits);
      built.branchAll(repository);
      built.moveMain(repository, description.clonedMain());
      repository.updateRef(Constants.HEAD).link(MAIN);
      built.cloneOrigin(description);
      built.moveMain(repository, description.main());
      return built;
    }
  }

  /** The bare repository that others push to. */
  public Path origin() {
    return origin;
  }

  /** The clone's folder. */
  public Path workingCopy() {
    return clone;
  }

  /** The full id of a commit. */
  public String idOf(String name) {
    return commit(name).name();
  }

  /** Moves origin's main, like a push from another clone. */
  void moveMain(String name) throws IOException {
    try (Repository repository = new FileRepositoryBuilder().setGitDir(origin.toFile()).build()) {
      moveMain(repository, name);
    }
  }

  /** Puts every commit on a branch, so that a clone also has those that are not on main. */
  private void branchAll(Repository repository) throws IOException {
    for (Map.Entry<String, ObjectId> commit : commits.entrySet()) {
      update(repository, Constants.R_HEADS + "case/" + commit.getKey(), commit.getValue());
    }
  }

  private void moveMain(Repository repository, String name) throws IOException {
    update(repository, MAIN, commit(name));
  }

  private static void update(Repository repository, String ref, ObjectId id) throws IOException {
    RefUpdate update = repository.updateRef(ref);
    update.setNewObjectId(id);
    update.forceUpdate();
  }

  private void cloneOrigin(CaseDescription description) throws IOException {
    CloneCommand command =
        Git.cloneRepository()
            .setURI(origin.toUri().toString())
            .setDirectory(clone.toFile())
            .setCloneAllBranches(description.depth() == null)
            .setBranch(MAIN);
    if (description.depth() != null) {
      command.setDepth(description.depth());
    }
    try (Git git = command.call()) {
      git.getRepository().scanForRepoChanges();
    } catch (GitAPIException e) {
      throw new IOException("The clone of " + origin + " failed: " + e.getMessage(), e);
    }
  }

  private ObjectId commit(String name) {
    ObjectId id = commits.get(name);
    if (id == null) {
      throw new IllegalCaseException(
          "There is no commit \"" + name + "\"; the case has " + commits.keySet() + ".");
    }
    return id;
  }
}
