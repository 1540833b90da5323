package io.github.postmerge.smoke.checkout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.checkout.files.FileState;
import io.github.postmerge.smoke.checkout.files.PackedOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.Constants;

/**
 * Git's index, version 2, with all fields of {@code lstat}, so that {@code git status} need not
 * read any file.
 *
 * <p>JGit's index is not used, because it stores neither change time nor inode. The format is
 * documented in {@code gitformat-index(5)}.
 */
final class IndexFile {

  private static final byte[] SIGNATURE = "DIRC".getBytes(ISO_8859_1);
  private static final byte[] TREES = "TREE".getBytes(ISO_8859_1);
  private static final int VERSION = 2;
  private static final int LONGEST_NAME_STORED = 0xfff;
  private static final int HEAD_BYTES =
      10 * Integer.BYTES + Constants.OBJECT_ID_LENGTH + Short.BYTES;
  private static final int ALIGNMENT = 8;

  /**
   * A name is followed by one to eight zero bytes, so that the entry's length is a multiple of
   * eight.
   */
  private static final byte[][] PADDING = new byte[ALIGNMENT][];

  static {
    Arrays.setAll(PADDING, beyond -> new byte[ALIGNMENT - beyond]);
  }

  private IndexFile() {}

  static void write(Path path, CommitTree tree, List<FileState> states) throws IOException {
    List<TreeEntry> entries = tree.entries();
    try (PackedOutput out = new PackedOutput(path)) {
      out.put(SIGNATURE);
      out.put(VERSION);
      out.put(entries.size());
      for (int i = 0; i < entries.size(); i++) {
        write(entries.get(i), states.get(i), out);
      }
      if (!tree.hasEmptyFolders()) {
        writeTrees(tree.folders(), out);
      }
      out.putChecksum();
    }
  }

  private static void write(TreeEntry entry, FileState state, PackedOutput out) throws IOException {
    byte[] name = entry.path().getBytes(UTF_8);
    int length = HEAD_BYTES + name.length;
    out.putCommon(state.as(entry.mode()));
    out.put(entry.id());
    out.put((short) Math.min(name.length, LONGEST_NAME_STORED));
    out.put(name);
    out.put(PADDING[length % ALIGNMENT]);
  }

  /**
   * Writes the ids of the trees, so that git need not compute them to see that nothing is staged.
   *
   * <p>Not called for a tree with an empty tree in it, which an index cannot represent.
   */
  private static void writeTrees(List<TreeFolder> folders, PackedOutput out) throws IOException {
    byte[] trees = trees(folders);
    out.put(TREES);
    out.put(trees.length);
    out.put(trees);
  }

  private static byte[] trees(List<TreeFolder> folders) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (TreeFolder folder : folders) {
      out.write(name(folder.path()).getBytes(UTF_8));
      out.write(0);
      out.write((folder.entries() + " " + folder.folders() + "\n").getBytes(ISO_8859_1));
      folder.id().copyRawTo(out);
    }
    return out.toByteArray();
  }

  private static String name(String path) {
    int end = Math.max(0, path.length() - 1);
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }
}
