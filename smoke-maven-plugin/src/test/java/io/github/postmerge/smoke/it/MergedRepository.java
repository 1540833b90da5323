package io.github.postmerge.smoke.it;

import io.github.postmerge.smoke.git.JgitSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.transport.URIish;

/**
 * A working copy whose main's head is the merge of {@code task-1}, and an origin beside it; for
 * tests, and for the integration tests' set-up scripts.
 */
public final class MergedRepository {

  private static final PersonIdent SOMEBODY =
      new PersonIdent(
          "Somebody",
          "somebody@example.org",
          Instant.parse("2026-01-01T00:00:00Z"),
          ZoneOffset.UTC);

  private final Path folder;
  private final Path origin;

  private MergedRepository(Path folder) {
    this.folder = folder;
    this.origin = folder.resolveSibling(folder.getFileName() + "-origin.git");
  }

  /** Makes the repository in a folder; what is in it already is committed first. */
  public static MergedRepository create(File folder, String taskSpec) throws Exception {
    JgitSystem.install();
    MergedRepository merged = new MergedRepository(folder.toPath());
    merged.create(taskSpec);
    return merged;
  }

  /** The same, with a task spec that has this command for a shell. */
  public static MergedRepository smoking(File folder, String command) throws Exception {
    return create(folder, "```yaml\nsmoke_command: |\n  " + command + "\n```\n");
  }

  /** The working copy's top. */
  public Path folder() {
    return folder;
  }

  /** The bare repository that is its remote. */
  public Path origin() {
    return origin;
  }

  /** The merge commit. */
  public String merge() throws IOException {
    try (Git git = Git.open(folder.toFile())) {
      return git.getRepository().resolve("HEAD").name();
    }
  }

  /** Somebody else's commit, which origin has but this working copy has not. */
  public String nextCommit() throws Exception {
    Path elsewhere = Files.createTempDirectory(folder.getParent(), "elsewhere-");
    try (Git git =
        Git.cloneRepository()
            .setURI(origin.toUri().toString())
            .setDirectory(elsewhere.toFile())
            .call()) {
      ObjectId next =
          git.commit()
              .setMessage("The next change")
              .setAuthor(SOMEBODY)
              .setCommitter(SOMEBODY)
              .call();
      git.push().add("HEAD:refs/heads/next").call();
      return next.name();
    }
  }

  /** Origin's main moves on to {@link #nextCommit}. */
  public MergedRepository superseded() throws Exception {
    moveMain(nextCommit());
    return this;
  }

  /** Sets origin's main. */
  public void moveMain(String commit) throws IOException {
    Files.writeString(mainRef(), commit + "\n");
  }

  /** The file that origin's main is stored in. */
  public Path mainRef() {
    return origin.resolve("refs/heads/main");
  }

  /** JGit would begin to in the background, and go on while a test looks at the files. */
  private static void collectNoGarbage(Git git) throws IOException {
    StoredConfig config = git.getRepository().getConfig();
    config.setInt("gc", null, "auto", 0);
    config.save();
  }

  private void create(String taskSpec) throws Exception {
    createOrigin();
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      collectNoGarbage(git);
      git.remoteAdd().setName("origin").setUri(new URIish(origin.toUri().toString())).call();
      commitAll(git, "Start");
      ObjectId base = git.getRepository().resolve("HEAD");
      Path spec = folder.resolve("memory/tasks/task-1.md");
      Files.createDirectories(spec.getParent());
      Files.writeString(spec, taskSpec);
      git.checkout().setCreateBranch(true).setName("task-1").call();
      commitAll(git, "task-1: say how to smoke it");
      mergeInto(git, base);
      git.push().add("main").call();
      git.branchDelete().setBranchNames("task-1").setForce(true).call();
    }
  }

  /** Without the collection that a push starts in the background, which writes after the push. */
  private void createOrigin() throws GitAPIException, IOException {
    try (Git git =
        Git.init().setDirectory(origin.toFile()).setBare(true).setInitialBranch("main").call()) {
      StoredConfig config = git.getRepository().getConfig();
      config.setBoolean("receive", null, "autogc", false);
      config.save();
    }
  }

  private static void mergeInto(Git git, ObjectId base) throws Exception {
    ObjectId work = git.getRepository().resolve("HEAD");
    git.checkout().setName("main").call();
    git.reset().setRef(base.name()).setMode(ResetType.HARD).call();
    git.merge()
        .include(work)
        .setFastForward(FastForwardMode.NO_FF)
        .setMessage("Merge pull request #1 from example/task-1\n\ntask-1: say how to smoke it\n")
        .call();
  }

  private static void commitAll(Git git, String message) throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.commit().setMessage(message).setAuthor(SOMEBODY).setCommitter(SOMEBODY).call();
  }
}
