package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.attributes.Attributes;
import io.github.postmerge.smoke.attributes.EndOfLine;
import io.github.postmerge.smoke.attributes.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** A whole tree, and how each of its files is checked out; read before anything is written. */
final class CommitTree {

  private final FolderReader reader;
  private final Conversions conversions;
  private final OnlyGit onlyGit;
  private final Optional<KnownTree> known;
  private final List<TreeEntry> entries = new ArrayList<>();
  private final List<TreeFolder> folders = new ArrayList<>();
  private boolean hasEmptyFolders;

  private CommitTree(ObjectReader reader, Settings settings, Optional<KnownTree> known) {
    this.onlyGit = new OnlyGit(settings.gitOnly());
    this.reader = new FolderReader(reader, onlyGit);
    this.conversions = new Conversions(settings, onlyGit);
    this.known = known;
  }

  /**
   * Walks a tree.
   *
   * @param known the previous checkout with the same settings, if any; folders that are the same
   *     are taken from it
   * @throws CheckoutException if the tree contains an entry that no git checks out
   */
  static CommitTree of(
      ObjectReader reader, ObjectId tree, Settings settings, Optional<KnownTree> known)
      throws CheckoutException, IOException {
    CommitTree whole = new CommitTree(reader, settings, known);
    whole.visit(new Folder("", tree, settings.outer(), known.isPresent()));
    whole.dropEmptyFolders();
    return whole;
  }

  /** Files, links and submodules in the index's order. */
  List<TreeEntry> entries() {
    return entries;
  }

  /** Every folder that is not empty, each before its content. */
  List<TreeFolder> folders() {
    return folders;
  }

  /**
   * The reason why only git itself can check this tree out, and the path; empty if there is none.
   */
  Optional<String> onlyGit() {
    return onlyGit.reason();
  }

  /** Filters that the tree asks for and that are not configured. */
  Set<String> unfollowedFilters() {
    return conversions.unfollowedFilters();
  }

  private void visit(Folder folder) throws CheckoutException, IOException {
    if (folder.asKnown() && takeKnown(folder)) {
      return;
    }
    int first = entries.size();
    int place = folders.size();
    folders.add(new TreeFolder(folder.path(), folder.id(), first, 0, 0));
    List<StoredEntry> children = reader.read(folder.path(), folder.id());
    Attributes attributes = reader.attributes(folder.path(), children, folder.above());
    boolean sameBelow = folder.asKnown() && hasKnownAttributes(folder.path(), children);
    int inside = 0;
    for (StoredEntry child : children) {
      if (child.isFolder()) {
        visit(new Folder(child.path() + "/", child.id(), attributes, sameBelow));
        inside++;
      } else {
        add(child, attributes);
      }
    }
    folders.set(
        place, new TreeFolder(folder.path(), folder.id(), first, entries.size() - first, inside));
  }

  /** A folder with the same id and the same attributes has the same entries. */
  private boolean takeKnown(Folder folder) {
    KnownTree tree = known.orElseThrow();
    Optional<Integer> at = tree.same(folder.path(), folder.id());
    if (at.isEmpty()) {
      return false;
    }
    List<TreeFolder> same = tree.folders(at.get());
    int shift = entries.size() - same.get(0).first();
    same.forEach(below -> folders.add(below.movedBy(shift)));
    entries.addAll(tree.entries(at.get()));
    conversions.alsoUnfollowed(tree.unfollowedFilters());
    return true;
  }

  private boolean hasKnownAttributes(String folder, List<StoredEntry> children) {
    Optional<ObjectId> now =
        children.stream()
            .filter(child -> child.path().equals(folder + FolderReader.ATTRIBUTES))
            .map(StoredEntry::id)
            .findFirst();
    return known.orElseThrow().attributes(folder).equals(now);
  }

  /** The index has no empty folders, so git creates none. */
  private void dropEmptyFolders() {
    hasEmptyFolders = folders.removeIf(f -> f.entries() == 0 && !f.path().isEmpty());
  }

  /** Whether the tree contains an empty tree, which git itself never writes. */
  boolean hasEmptyFolders() {
    return hasEmptyFolders;
  }

  private void add(StoredEntry child, Attributes attributes) throws IOException {
    if (child.isLink()) {
      reader.lookAtTarget(child);
    }
    EndOfLine ends = child.isFile() ? conversions.of(child.path(), attributes) : EndOfLine.KEPT;
    entries.add(new TreeEntry(child.path(), child.mode(), child.id(), ends));
  }

  /**
   * A folder to visit.
   *
   * @param above attributes of the folders above
   * @param asKnown whether these are the same as in the previous checkout
   */
  private record Folder(String path, ObjectId id, Attributes above, boolean asKnown) {}
}
