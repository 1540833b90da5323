package io.github.postmerge.smoke.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.SystemReader;

/** Opens the repository that contains a folder, as git would find it. */
record RepositoryOpening(Path folder) {

  Repository open() throws RepositoryException {
    JgitSystem.install();
    if (!Files.isDirectory(folder)) {
      throw new RepositoryException(
          "smoke.repository \""
              + folder
              + "\" is not a folder. Name a folder of a git repository.");
    }
    FileRepositoryBuilder found = new FileRepositoryBuilder().findGitDir(folder.toFile());
    if (found.getGitDir() == null && !isBare(folder.toFile(), found)) {
      throw new RepositoryException(
          String.format(
              "\"%s\" is not in a git repository. Run in a clone, or name one with"
                  + " -Dsmoke.repository=FOLDER.",
              folder));
    }
    try {
      Ownership.require(folder, found.getGitDir(), SystemReader.getInstance());
      Repository repository = SupportedFormats.require(found.setMustExist(true).build());
      requireReadableObjects(repository);
      return repository;
    } catch (IOException | IllegalArgumentException e) {
      throw new RepositoryException(
          String.format(
              "The repository at \"%s\" cannot be opened: %s. Check it with \"git fsck\".",
              folder, e.getMessage()),
          e);
    }
  }

  /**
   * Checked here, because JGit would log a stack trace and continue as if there were no objects.
   */
  private static void requireReadableObjects(Repository repository) throws RepositoryException {
    Path objects = repository.getCommonDirectory().toPath().resolve(Constants.OBJECTS);
    for (Path folder : List.of(objects, objects.resolve("pack"))) {
      boolean closed = !Files.isReadable(folder) || !Files.isExecutable(folder);
      if (closed && Files.exists(folder)) {
        repository.close();
        throw new RepositoryException(
            "There is no permission to read \""
                + folder
                + "\". Grant it to the user who runs the build.");
      }
    }
  }

  private static boolean isBare(File folder, FileRepositoryBuilder builder) {
    boolean bare =
        new File(folder, Constants.HEAD).isFile()
            && new File(folder, Constants.OBJECTS).isDirectory();
    if (bare) {
      builder.setGitDir(folder);
    }
    return bare;
  }
}
