package io.github.postmerge.smoke.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository whose objects are written one by one, whether or not git would have it. */
public final class BareHistory {

  private static final PersonIdent SOMEBODY =
      new PersonIdent(
          "Somebody",
          "somebody@example.org",
          Instant.parse("2026-01-01T00:00:00Z"),
          ZoneOffset.UTC);

  private final Path folder;

  private BareHistory(Path folder) {
    this.folder = folder;
  }

  public static BareHistory in(Path folder) throws Exception {
    JgitSystem.install();
    Git.init().setGitDir(folder.toFile()).setBare(true).setInitialBranch("main").call().close();
    return new BareHistory(folder);
  }

  public Path folder() {
    return folder;
  }

  public ObjectId blob(String content) throws IOException {
    return insert(Constants.OBJ_BLOB, content.getBytes(UTF_8));
  }

  /** Byte for byte as told: no order, no check. */
  public ObjectId tree(Entry... entries) throws IOException {
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      tree.write((entry.mode() + " ").getBytes(ISO_8859_1));
      tree.write(entry.name().getBytes(UTF_8));
      tree.write(0);
      entry.id().copyRawTo(tree);
    }
    return insert(Constants.OBJ_TREE, tree.toByteArray());
  }

  /** A commit that main's head becomes. */
  public CommitId commit(ObjectId tree, CommitId... parents) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setAuthor(SOMEBODY);
    commit.setCommitter(SOMEBODY);
    commit.setMessage("A commit\n");
    for (CommitId parent : parents) {
      commit.addParentId(parent.toObjectId());
    }
    ObjectId id = insert(Constants.OBJ_COMMIT, commit.build());
    setRef("refs/heads/main", id);
    return CommitId.of(id);
  }

  public ObjectId insert(int type, byte[] content) throws IOException {
    try (Repository repository = open();
        ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(type, content);
      inserter.flush();
      return id;
    }
  }

  void setRef(String name, ObjectId id) throws IOException {
    try (Repository repository = open()) {
      RefUpdate update = repository.updateRef(name);
      update.setNewObjectId(id);
      update.forceUpdate();
    }
  }

  void configure(String section, String name, String value) throws IOException {
    try (Repository repository = open()) {
      repository.getConfig().setString(section, null, name, value);
      repository.getConfig().save();
    }
  }

  private Repository open() throws IOException {
    return new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
  }

  public record Entry(String name, String mode, ObjectId id) {

    public Entry(String name, FileMode mode, ObjectId id) {
      this(name, mode.toString(), id);
    }
  }
}
