package io.github.postmerge.smoke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** A folder on the disk that is measured: {@code -Dsmoke.bench.folder=FOLDER}. */
public final class BenchFolder implements TempDirFactory {

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
      throws IOException {
    Path folder =
        Path.of(System.getProperty("smoke.bench.folder", System.getProperty("java.io.tmpdir")));
    return Files.createTempDirectory(folder, "smoke-bench").toRealPath();
  }
}
