package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A file that only the processes of one test name; those that are left after it are killed. */
final class Token implements BeforeEachCallback, AfterEachCallback {

  private final Supplier<Path> folder;
  private Path path = Path.of("");

  /**
   * In a folder of the test's own.
   *
   * @param folder asked before each test
   */
  Token(Supplier<Path> folder) {
    this.folder = folder;
  }

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    path = folder.get().resolve("token");
    Misbehaviour.createFiles(path);
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    Files.deleteIfExists(path);
    TokenProcesses.killAll(path);
  }

  Path path() {
    return path;
  }

  /** Those that name it. */
  List<Long> processes() {
    return TokenProcesses.of(path);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
