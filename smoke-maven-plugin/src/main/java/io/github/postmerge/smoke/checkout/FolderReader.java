package io.github.postmerge.smoke.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.attributes.Attributes;
import io.github.postmerge.smoke.attributes.AttributesFile;
import io.github.postmerge.smoke.checkout.files.EntryNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads the folders of a tree one by one, and refuses entries that no git checks out. */
final class FolderReader {

  static final String ATTRIBUTES = ".gitattributes";

  /** No supported operating system allows a longer path, and git checks none out. */
  private static final int LONGEST_PATH = 4096;

  /**
   * A few hundred bytes of nested trees can describe billions of files; no real tree has this many.
   */
  private static final int MOST_ENTRIES = 5_000_000;

  private static final List<FileMode> KNOWN =
      List.of(
          FileMode.TREE,
          FileMode.REGULAR_FILE,
          FileMode.EXECUTABLE_FILE,
          FileMode.SYMLINK,
          FileMode.GITLINK);

  private final ObjectReader reader;
  private final OnlyGit onlyGit;
  private int read;

  FolderReader(ObjectReader reader, OnlyGit onlyGit) {
    this.reader = reader;
    this.onlyGit = onlyGit;
  }

  /** A folder's entries, in git's order. */
  List<StoredEntry> read(String folder, ObjectId id) throws CheckoutException, IOException {
    CanonicalTreeParser parser = new CanonicalTreeParser();
    List<StoredEntry> children = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try {
      parser.reset(reader, id);
      for (; !parser.eof(); parser.next()) {
        StoredEntry child = child(folder, parser);
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

  private StoredEntry child(String folder, CanonicalTreeParser parser) throws CheckoutException {
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
    if (path.length() >= LONGEST_PATH || read++ >= MOST_ENTRIES) {
      throw refusal(path, "the path is too long, or the tree has too many files");
    }
    return StoredEntry.of(path, raw, mode, parser.getEntryObjectId());
  }

  /** Git stores names as bytes; Java can only use names that its encoding can represent. */
  private String name(String folder, byte[] raw) {
    try {
      String name = UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      if (!name.equals(Path.of(name).toString())) {
        onlyGit.because(folder + name, "has a name that Java cannot write");
      }
      return name;
    } catch (CharacterCodingException | InvalidPathException e) {
      String shown = new String(raw, UTF_8);
      onlyGit.because(
          folder + shown,
          "has a name that Java cannot write in its encoding " + Charset.defaultCharset());
      return shown;
    }
  }

  /** The attributes in force in a folder, given those of its parent. */
  Attributes attributes(String folder, List<StoredEntry> children, Attributes above)
      throws IOException {
    for (StoredEntry child : children) {
      if (child.path().length() == folder.length() + ATTRIBUTES.length()
          && child.path().endsWith(ATTRIBUTES)
          && (child.isFile() || child.isLink())) {
        return above.and(folder, declared(folder, child));
      }
    }
    return above;
  }

  private AttributesFile declared(String folder, StoredEntry file) throws IOException {
    byte[] content = reader.open(file.id(), Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    boolean hasMark = content.length > 0 && content[0] == (byte) 0xEF;
    if (file.isLink() || hasMark) {
      onlyGit.because(file.path(), "is a link, or begins with a byte order mark");
    }
    return AttributesFile.parse(
        content, folder.isEmpty() ? AttributesFile.Macros.ALLOWED : AttributesFile.Macros.IGNORED);
  }

  /** Java normalises a target before it creates the link. */
  void lookAtTarget(StoredEntry link) throws IOException {
    byte[] raw = reader.open(link.id(), Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    try {
      String target = UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      if (!target.isEmpty() && Path.of(target).toString().equals(target)) {
        return;
      }
    } catch (CharacterCodingException | InvalidPathException e) {
      // Java cannot create this link.
    }
    onlyGit.because(link.path(), "is a link to a target that Java cannot write");
  }

  private static CheckoutException refusal(String path, String why) {
    return new CheckoutException(
        String.format(
            "The commit's tree contains \"%s\", which is not checked out: %s. Remove it from the"
                + " tree, and find out which commit added it.",
            EntryNames.shown(path), why));
  }
}
