package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.replay.CaseDescription.CommitDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/** Writes a case's commits; their ids are equal on every machine. */
final class History {

  private final ReplayCase replayCase;
  private final ObjectInserter inserter;
  private final Map<String, ObjectId> ids = new HashMap<>();
  private final Map<String, Map<String, ObjectId>> trees = new HashMap<>();

  private History(ReplayCase replayCase, ObjectInserter inserter) {
    this.replayCase = replayCase;
    this.inserter = inserter;
  }

  /** Writes all commits and returns their ids by name. */
  static Map<String, ObjectId> write(ReplayCase replayCase, ObjectInserter inserter)
      throws IOException {
    History history = new History(replayCase, inserter);
    for (CommitDescription commit : replayCase.description().history()) {
      history.write(commit);
    }
    inserter.flush();
    return history.ids;
  }

  private void write(CommitDescription commit) throws IOException {
    Map<String, ObjectId> tree = new TreeMap<>();
    for (String parent : commit.parentNames()) {
      tree.putAll(treeOf(parent));
    }
    addFolder(commit, tree);
    addSmallFiles(commit, tree);
    if (commit.delete() != null) {
      commit.delete().forEach(tree::remove);
    }
    trees.put(commit.name(), tree);
    ids.put(commit.name(), inserter.insert(commitOf(commit, tree)));
  }

  /** A parent's files; a merge has those of all its parents, and the last parent wins. */
  private Map<String, ObjectId> treeOf(String parent) {
    Map<String, ObjectId> tree = trees.get(parent);
    if (tree == null) {
      throw new IllegalCaseException(
          replayCase.name() + ": no commit \"" + parent + "\" is listed before its child.");
    }
    return tree;
  }

  private void addFolder(CommitDescription commit, Map<String, ObjectId> tree) throws IOException {
    if (commit.files() == null) {
      return;
    }
    Path folder = replayCase.file(commit.files());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        tree.put(path, inserter.insert(Constants.OBJ_BLOB, Files.readAllBytes(file)));
      }
    }
  }

  private void addSmallFiles(CommitDescription commit, Map<String, ObjectId> tree)
      throws IOException {
    if (commit.write() == null) {
      return;
    }
    for (Map.Entry<String, String> file : commit.write().entrySet()) {
      byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
      tree.put(file.getKey(), inserter.insert(Constants.OBJ_BLOB, content));
    }
  }

  private CommitBuilder commitOf(CommitDescription commit, Map<String, ObjectId> tree)
      throws IOException {
    OffsetDateTime date = OffsetDateTime.parse(commit.date());
    PersonIdent author = person(commit.author(), date);
    CommitBuilder builder = new CommitBuilder();
    builder.setTreeId(writeTree(tree));
    builder.setParentIds(commit.parentNames().stream().map(ids::get).toList());
    builder.setAuthor(author);
    builder.setCommitter(author);
    builder.setEncoding(StandardCharsets.UTF_8);
    builder.setMessage(commit.message());
    return builder;
  }

  private ObjectId writeTree(Map<String, ObjectId> tree) throws IOException {
    DirCache cache = DirCache.newInCore();
    DirCacheBuilder builder = cache.builder();
    tree.forEach(
        (path, id) -> {
          DirCacheEntry entry = new DirCacheEntry(path);
          entry.setFileMode(FileMode.REGULAR_FILE);
          entry.setObjectId(id);
          builder.add(entry);
        });
    builder.finish();
    return cache.writeTree(inserter);
  }

  private PersonIdent person(String author, OffsetDateTime date) {
    List<String> parts = List.of(author.split(" <|>", -1));
    if (parts.size() < 2) {
      throw new IllegalCaseException(
          replayCase.name() + ": the author \"" + author + "\" is not \"Name <address>\".");
    }
    return new PersonIdent(parts.get(0), parts.get(1), date.toInstant(), date.getOffset());
  }
}
