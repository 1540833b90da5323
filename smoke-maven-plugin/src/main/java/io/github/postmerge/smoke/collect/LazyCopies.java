package io.github.postmerge.smoke.collect;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens the folder for copies on first use; if that fails, each later use fails too. */
final class LazyCopies implements AutoCloseable {

  private final ReportFolder folder;
  private ReportFolder.@Nullable Copies copies;
  private @Nullable IOException failure;

  LazyCopies(ReportFolder folder) {
    this.folder = folder;
  }

  ReportFolder.Copies opened() throws IOException {
    throwFailure();
    if (copies == null) {
      try {
        copies = folder.open();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
    return copies;
  }

  void throwFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    if (copies != null) {
      copies.close();
    }
  }
}
