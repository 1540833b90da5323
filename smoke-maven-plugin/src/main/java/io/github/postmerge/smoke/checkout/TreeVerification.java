package io.github.postmerge.smoke.checkout;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Compares the content of files with their ids, several at a time. */
final class TreeVerification {

  private final Repository repository;

  TreeVerification(Repository repository) {
    this.repository = repository;
  }

  void verify(List<TreeEntry> entries) throws IOException {
    SharedWork.share(entries.size(), () -> new Verifier(entries));
  }

  /** One per thread, because a reader is not thread-safe. */
  private final class Verifier implements SharedWork.Worker {

    private final List<TreeEntry> entries;
    private final ObjectReader reader = new VerifyingReader(repository);

    Verifier(List<TreeEntry> entries) {
      this.entries = entries;
    }

    @Override
    public void work(int index) throws IOException {
      TreeEntry entry = entries.get(index);
      if (!entry.isSubmodule()) {
        try {
          reader.open(entry.id(), Constants.OBJ_BLOB);
        } catch (MissingObjectException e) {
          // Git fetches it, or reports that it is missing.
        }
      }
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
