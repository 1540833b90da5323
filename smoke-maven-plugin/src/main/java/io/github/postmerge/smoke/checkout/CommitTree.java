package io.github.postmerge.smoke.checkout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads a whole tree, and how each file of it is laid out, before anything is written. */
final class CommitTree {

  /** No system takes a longer path, and git lays none out. */
  private static final int LONGEST_PATH = 4096;

  /** Some hundred bytes of a repository can claim billions of files; nobody has this many. */
  private static final int MOST_ENTRIES = 5_000_000;

  private static final List<FileMode> KNOWN =
      List.of(
          FileMode.TREE,
          FileMode.REGULAR_FILE,
          FileMode.EXECUTABLE_FILE,
          FileMode.SYMLINK,
          FileMode.GITLINK);

  private static final String ATTRIBUTES = ".gitattributes";

  private final ObjectReader reader;
  private final Settings settings;
  private final List<TreeEntry> entries = new ArrayList<>();
  private final List<TreeFolder> folders = new ArrayList<>();
  private final Set<String> unfollowed = new TreeSet<>();
  private final Map<Map<String, String>, Conversion> conversions = new HashMap<>();
  private final Optional<Manifest> known;
  private final Map<String, Integer> knownFolders;
  private final Map<String, Integer> knownEntries;
  private Optional<String> onlyGit;
  private boolean hasEmptyFolders;

  private CommitTree(ObjectReader reader, Settings settings, Optional<Manifest> known) {
    this.reader = reader;
    this.settings = settings;
    this.known = known;
    this.knownEntries = known.map(Manifest::entriesByPath).orElse(Map.of());
    this.knownFolders = known.map(Manifest::foldersByPath).orElse(Map.of());
    this.onlyGit = settings.gitOnly().map(name -> "the configuration says " + name);
  }

  /**
   * Walks a tree.
   *
   * @param known what was found good before by the same settings; folders that are the same are
   *     taken from there
   * @throws CheckoutException where it holds what no git lays out
   */
  static CommitTree of(
      ObjectReader reader, ObjectId tree, Settings settings, Optional<Manifest> known)
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

  /** Every folder that holds anything, each before what is in it. */
  List<TreeFolder> folders() {
    return folders;
  }

  /** What only git itself can lay out as git would, and where; empty where there is nothing. */
  Optional<String> onlyGit() {
    return onlyGit;
  }

  /** Filters that the tree asks for and nobody has configured. */
  Set<String> unfollowedFilters() {
    return unfollowed;
  }

  Map<String, Integer> foldersByPath() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < folders.size(); i++) {
      places.put(folders.get(i).path(), i);
    }
    return places;
  }

  private void visit(Folder folder) throws CheckoutException, IOException {
    if (folder.asKnown() && takeKnown(folder)) {
      return;
    }
    int first = entries.size();
    int place = folders.size();
    folders.add(new TreeFolder(folder.path(), folder.id(), first, 0, 0));
    List<Named> children = children(folder.path(), folder.id());
    Attributes attributes = attributes(folder.path(), children, folder.above());
    boolean sameBelow = folder.asKnown() && hasKnownAttributes(folder.path(), children);
    int inside = 0;
    for (Named child : children) {
      if (child.mode() == FileMode.TREE) {
        visit(new Folder(child.path() + "/", child.id(), attributes, sameBelow));
        inside++;
      } else {
        add(child, attributes);
      }
    }
    folders.set(
        place, new TreeFolder(folder.path(), folder.id(), first, entries.size() - first, inside));
  }

  /** What lies in a folder that is the same, under attributes that are the same, is the same. */
  private boolean takeKnown(Folder folder) {
    int at = knownFolders.getOrDefault(folder.path(), -1);
    if (at < 0 || !earlier().folders().get(at).id().equals(folder.id())) {
      return false;
    }
    TreeFolder same = earlier().folders().get(at);
    int shift = entries.size() - same.first();
    entries.addAll(earlier().entries().subList(same.first(), same.first() + same.entries()));
    for (int i = at; i < earlier().folders().size(); i++) {
      TreeFolder below = earlier().folders().get(i);
      if (!below.path().startsWith(folder.path())) {
        break;
      }
      folders.add(below.movedBy(shift));
    }
    unfollowed.addAll(earlier().unfollowedFilters());
    return true;
  }

  private boolean hasKnownAttributes(String folder, List<Named> children) {
    int at = knownEntries.getOrDefault(folder + ATTRIBUTES, -1);
    Optional<ObjectId> before =
        at < 0 ? Optional.empty() : Optional.of(earlier().entries().get(at).id());
    Optional<ObjectId> now =
        children.stream()
            .filter(child -> child.path().equals(folder + ATTRIBUTES))
            .map(Named::id)
            .findFirst();
    return before.equals(now);
  }

  private Manifest earlier() {
    return known.orElseThrow();
  }

  /** The index has no such folders, so git makes none. */
  private void dropEmptyFolders() {
    hasEmptyFolders = folders.removeIf(f -> f.entries() == 0 && !f.path().isEmpty());
  }

  /** Whether the tree holds a tree that holds nothing, which git itself never writes. */
  boolean hasEmptyFolders() {
    return hasEmptyFolders;
  }

  private List<Named> children(String folder, ObjectId id) throws CheckoutException, IOException {
    CanonicalTreeParser parser = new CanonicalTreeParser();
    List<Named> children = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try {
      parser.reset(reader, id);
      for (; !parser.eof(); parser.next()) {
        Named child = child(folder, parser);
        if (!names.add(child.path())) {
          throw refusal(child.path(), "two entries have this name");
        }
        if (!children.isEmpty() && !children.get(children.size() - 1).isBefore(child)) {
          throw refusal(child.path(), "the folder's entries are not in git's order");
        }
        children.add(child);
      }
      return children;
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new CheckoutException(
          String.format(
              "The folder \"%s\" of the commit's tree is corrupt (%s). Check the repository with"
                  + " \"git fsck\".",
              EntryNames.shown(folder), id.name()),
          e);
    }
  }

  private Named child(String folder, CanonicalTreeParser parser) throws CheckoutException {
    byte[] raw = new byte[parser.getNameLength()];
    parser.getName(raw, 0);
    String name = name(folder, raw);
    String path = folder + name;
    if (EntryNames.isHostile(name)) {
      throw refusal(path, "no git checks out such a name");
    }
    FileMode mode = parser.getEntryFileMode();
    if (!KNOWN.contains(mode)) {
      throw refusal(path, "it is neither file, link, folder nor submodule");
    }
    if (path.length() >= LONGEST_PATH || entries.size() >= MOST_ENTRIES) {
      throw refusal(path, "no system takes so long a path, or so many files");
    }
    return Named.of(path, raw, mode, parser.getEntryObjectId());
  }

  /** Names are bytes to git; Java sees those that its encoding has. */
  private String name(String folder, byte[] raw) {
    try {
      String name = UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      if (!name.equals(Path.of(name).toString())) {
        needGit(folder + name, "has a name that Java cannot write");
      }
      return name;
    } catch (CharacterCodingException | InvalidPathException e) {
      String shown = new String(raw, UTF_8);
      needGit(
          folder + shown,
          "has a name that Java cannot write in its encoding " + Charset.defaultCharset());
      return shown;
    }
  }

  private Attributes attributes(String folder, List<Named> children, Attributes above)
      throws IOException {
    for (Named child : children) {
      if (child.path().length() == folder.length() + ATTRIBUTES.length()
          && child.path().endsWith(ATTRIBUTES)
          && child.mode() != FileMode.TREE
          && child.mode() != FileMode.GITLINK) {
        return above.and(folder, declared(folder, child));
      }
    }
    return above;
  }

  private AttributesFile declared(String folder, Named file) throws IOException {
    byte[] content = reader.open(file.id(), Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    boolean hasMark = content.length > 0 && content[0] == (byte) 0xEF;
    if (file.mode() == FileMode.SYMLINK || hasMark) {
      needGit(file.path(), "is a link, or begins with a byte order mark");
    }
    return AttributesFile.parse(
        content, folder.isEmpty() ? AttributesFile.Macros.ALLOWED : AttributesFile.Macros.IGNORED);
  }

  private void add(Named child, Attributes attributes) throws IOException {
    boolean isFile =
        child.mode() == FileMode.REGULAR_FILE || child.mode() == FileMode.EXECUTABLE_FILE;
    if (child.mode() == FileMode.SYMLINK) {
      lookAtTarget(child);
    }
    Conversion conversion = isFile ? conversion(child.path(), attributes) : Conversion.NONE;
    entries.add(new TreeEntry(child.path(), child.mode(), child.id(), conversion));
  }

  /** Java tidies a target up before it makes the link. */
  private void lookAtTarget(Named link) throws IOException {
    byte[] raw = reader.open(link.id(), Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    try {
      String target = UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      if (!target.isEmpty() && Path.of(target).toString().equals(target)) {
        return;
      }
    } catch (CharacterCodingException | InvalidPathException e) {
      // Then Java cannot make it.
    }
    needGit(link.path(), "is a link to a target that Java cannot write");
  }

  private Conversion conversion(String path, Attributes attributes) {
    Attributes all = attributes.and("", settings.info());
    if (!all.mayApply() && settings.autoCrlf() != Settings.AutoCrlf.TRUE) {
      return Conversion.NONE;
    }
    Map<String, String> values = all.of(path);
    lookForFilter(path, values);
    lookForEncoding(path, values);
    return conversions.computeIfAbsent(values, v -> Conversion.of(v, settings));
  }

  private void lookForFilter(String path, Map<String, String> values) {
    String filter = values.getOrDefault("filter", "");
    if (settings.filters().contains(filter)) {
      needGit(path, "goes through the configured filter \"" + EntryNames.shown(filter) + "\"");
    } else if (!filter.isEmpty() && !filter.startsWith(AttributesFile.Setting.MARK)) {
      unfollowed.add(filter);
    }
  }

  private void lookForEncoding(String path, Map<String, String> values) {
    String encoding = values.getOrDefault("working-tree-encoding", "");
    boolean stays =
        encoding.isEmpty()
            || encoding.equalsIgnoreCase("UTF-8")
            || encoding.equalsIgnoreCase("UTF8");
    if (!stays) {
      needGit(
          path,
          "has the working-tree-encoding \""
              + EntryNames.shown(encoding.replace(AttributesFile.Setting.MARK, ""))
              + "\"");
    }
  }

  private void needGit(String path, String why) {
    if (onlyGit.isEmpty()) {
      onlyGit = Optional.of(String.format("\"%s\" %s", EntryNames.shown(path), why));
    }
  }

  private static CheckoutException refusal(String path, String why) {
    return new CheckoutException(
        String.format(
            "The commit's tree holds \"%s\", which is not checked out: %s. Remove it from the tree,"
                + " and find out who put it there.",
            EntryNames.shown(path), why));
  }

  /**
   * A folder to visit.
   *
   * @param above attributes of the folders above
   * @param asKnown whether these are what they were when what is known was laid out
   */
  private record Folder(String path, ObjectId id, Attributes above, boolean asKnown) {}

  /**
   * An entry of a folder.
   *
   * @param place its name, a byte a character; folders are sorted as if theirs ended with a slash
   */
  private record Named(String path, String place, FileMode mode, ObjectId id) {

    static Named of(String path, byte[] name, FileMode mode, ObjectId id) {
      return new Named(
          path, new String(name, ISO_8859_1) + (mode == FileMode.TREE ? "/" : ""), mode, id);
    }

    boolean isBefore(Named next) {
      return place.compareTo(next.place) < 0;
    }
  }
}
