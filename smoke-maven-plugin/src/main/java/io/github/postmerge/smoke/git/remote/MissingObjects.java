package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Finds the objects of a commit's tree that a partial clone lacks. */
final class MissingObjects {

  private final ObjectReader reader;
  private final Set<ObjectId> seen = new HashSet<>();
  private final Set<ObjectId> trees = new LinkedHashSet<>();
  private final Set<ObjectId> blobs = new LinkedHashSet<>();

  private MissingObjects(ObjectReader reader) {
    this.reader = reader;
  }

  /** The missing trees; if there are none, the missing files, which are only known then. */
  static List<ObjectId> of(Repository repository, CommitId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      MissingObjects missing = new MissingObjects(walk.getObjectReader());
      missing.collect(walk.parseCommit(commit.toObjectId()).getTree().getId());
      return List.copyOf(missing.trees.isEmpty() ? missing.blobs : missing.trees);
    }
  }

  private void collect(ObjectId top) throws IOException {
    Deque<ObjectId> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      ObjectId tree = open.pop();
      try {
        CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
        for (; !entries.eof(); entries.next()) {
          visit(entries, open);
        }
      } catch (MissingObjectException e) {
        trees.add(tree);
      }
    }
  }

  private void visit(CanonicalTreeParser entry, Deque<ObjectId> open) throws IOException {
    FileMode mode = entry.getEntryFileMode();
    ObjectId id = entry.getEntryObjectId();
    if (mode == FileMode.GITLINK || !seen.add(id)) {
      return;
    }
    if (mode == FileMode.TREE) {
      open.push(id);
    } else if (!reader.has(id)) {
      blobs.add(id);
    }
  }
}
