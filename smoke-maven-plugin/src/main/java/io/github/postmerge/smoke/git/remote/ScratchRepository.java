package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.git.OwnedFolders;
import io.github.postmerge.smoke.lock.OwnershipLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A temporary repository that borrows another one's objects and stores new ones. */
public final class ScratchRepository implements AutoCloseable {

  private final Path folder;
  private final OwnershipLock.Held claim;
  private final Repository repository;
  private boolean kept;

  private ScratchRepository(Path folder, OwnershipLock.Held claim, Repository repository) {
    this.folder = folder;
    this.claim = claim;
    this.repository = repository;
  }

  public static ScratchRepository borrowing(Repository lender, Path root) throws IOException {
    Files.createDirectories(root);
    OwnedFolders folders = new OwnedFolders(root);
    folders.reclaim();
    String name = "history-" + UUID.randomUUID();
    OwnershipLock.Held claim = folders.claim(name).acquire();
    Path folder = root.resolve(name);
    try {
      return new ScratchRepository(folder, claim, create(lender, Files.createDirectory(folder)));
    } catch (IOException | RuntimeException e) {
      FileTree.delete(folder);
      claim.close();
      throw e;
    }
  }

  private static Repository create(Repository lender, Path folder) throws IOException {
    Path common = lender.getCommonDirectory().toPath();
    Repository repository =
        new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    repository.create(true);
    Files.writeString(folder.resolve("objects/info/alternates"), common.resolve("objects") + "\n");
    if (Files.exists(common.resolve("shallow"))) {
      Files.copy(
          common.resolve("shallow"),
          folder.resolve("shallow"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    repository.close();
    return withConfigOf(
        lender, new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build());
  }

  /** Copies the configuration in memory only, because it can contain a CI system's token. */
  private static Repository withConfigOf(Repository lender, Repository repository)
      throws IOException {
    try {
      repository.getConfig().fromText(lender.getConfig().toText());
      return repository;
    } catch (ConfigInvalidException e) {
      throw new IOException(e);
    }
  }

  Repository jgit() {
    return repository;
  }

  /** Stores new objects, and borrows the others. */
  Path objects() {
    return folder.resolve("objects");
  }

  /** Lists the commits whose parents are missing; need not exist. */
  Path shallow() {
    return folder.resolve("shallow");
  }

  /** Keeps the repository for the user, and releases the claim. */
  Path keep() throws IOException {
    kept = true;
    claim.close();
    return folder;
  }

  @Override
  public void close() throws IOException {
    repository.close();
    if (kept) {
      return;
    }
    FileTree.delete(folder);
    claim.close();
  }
}
