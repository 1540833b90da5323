package io.github.postmerge.smoke.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads a whole tree before anything of it is written; each distinct folder once. */
final class TreeSurvey {

  private final ObjectReader reader;
  private final Deque<Folder> ahead = new ArrayDeque<>();
  private final Set<ObjectId> seen = new HashSet<>();
  private final List<String> submodules = new ArrayList<>();
  private final List<Found> attributes = new ArrayList<>();

  private TreeSurvey(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * Walks a tree.
   *
   * @throws RepositoryException where it holds what no git lays out
   */
  static TreeSurvey of(ObjectReader reader, ObjectId tree) throws RepositoryException, IOException {
    TreeSurvey survey = new TreeSurvey(reader);
    survey.visitLater(new Folder("", tree));
    while (!survey.ahead.isEmpty()) {
      survey.visit(survey.ahead.remove());
    }
    return survey;
  }

  /** The paths of folders that belong to other repositories. */
  List<String> submodules() {
    return List.copyOf(submodules);
  }

  /** The files that say how others are checked out. */
  List<Found> attributes() {
    return List.copyOf(attributes);
  }

  private void visit(Folder folder) throws RepositoryException, IOException {
    CanonicalTreeParser entries = new CanonicalTreeParser();
    try {
      entries.reset(reader, folder.tree());
      visitAll(folder, entries);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new RepositoryException(
          String.format(
              "The folder \"%s\" of the commit's tree is corrupt (%s). Check the repository with"
                  + " \"git fsck\".",
              EntryNames.shown(folder.path()), folder.tree().name()),
          e);
    }
  }

  private void visitAll(Folder folder, CanonicalTreeParser entries) throws RepositoryException {
    Set<String> names = new HashSet<>();
    for (; !entries.eof(); entries.next()) {
      String name = name(entries);
      String path = folder.path() + name;
      if (EntryNames.isHostile(name)) {
        throw refusal(path, "no git checks out such a name");
      }
      if (!names.add(name)) {
        throw refusal(path, "two entries have this name");
      }
      sort(new Found(path, entries.getEntryObjectId()), entries.getEntryFileMode());
    }
  }

  private static String name(CanonicalTreeParser entries) {
    return new String(
        entries.getEntryPathBuffer(), entries.getNameOffset(), entries.getNameLength(), UTF_8);
  }

  private void sort(Found entry, FileMode mode) throws RepositoryException {
    if (mode == FileMode.TREE) {
      visitLater(new Folder(entry.path() + "/", entry.id()));
    } else if (mode == FileMode.GITLINK) {
      submodules.add(entry.path());
    } else if (mode == FileMode.MISSING) {
      throw refusal(entry.path(), "it is neither file, link, folder nor submodule");
    } else if (mode != FileMode.SYMLINK && entry.isAttributes()) {
      attributes.add(entry);
    }
  }

  private void visitLater(Folder folder) {
    if (seen.add(folder.tree())) {
      ahead.add(folder);
    }
  }

  private static RepositoryException refusal(String path, String why) {
    return new RepositoryException(
        String.format(
            "The commit's tree holds \"%s\", which is not checked out: %s. Remove it from the tree,"
                + " and find out who put it there.",
            EntryNames.shown(path), why));
  }

  /** An entry of the tree. */
  record Found(String path, ObjectId id) {

    private boolean isAttributes() {
      return path.equals(".gitattributes") || path.endsWith("/.gitattributes");
    }
  }

  private record Folder(String path, ObjectId tree) {}
}
