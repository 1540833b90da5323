package io.github.postmerge.smoke.checkout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.List;
import org.eclipse.jgit.lib.Constants;

/**
 * Git's index, version 2, with all that {@code lstat} tells, so that {@code git status} need not
 * read a file again.
 *
 * <p>Not JGit's, which knows neither change time nor inode. The format is git's own documentation's
 * {@code gitformat-index}.
 */
final class IndexFile {

  private static final byte[] SIGNATURE = "DIRC".getBytes(ISO_8859_1);
  private static final byte[] TREES = "TREE".getBytes(ISO_8859_1);
  private static final int VERSION = 2;
  private static final int LONGEST_NAME_TOLD = 0xfff;
  private static final int STATE_BYTES = 10 * Integer.BYTES;
  private static final int ALIGNMENT = 8;
  private static final int BUFFER = 64 * 1024;

  private IndexFile() {}

  static void write(Path path, CommitTree tree, List<FileState> states) throws IOException {
    List<TreeEntry> entries = tree.entries();
    DigestOutputStream digesting =
        new DigestOutputStream(
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            Constants.newMessageDigest());
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(digesting, BUFFER))) {
      out.write(SIGNATURE);
      out.writeInt(VERSION);
      out.writeInt(entries.size());
      for (int i = 0; i < entries.size(); i++) {
        write(entries.get(i), states.get(i), out);
      }
      if (!tree.hasEmptyFolders()) {
        writeTrees(tree.folders(), out);
      }
      out.flush();
      digesting.on(false);
      out.write(digesting.getMessageDigest().digest());
    }
  }

  private static void write(TreeEntry entry, FileState state, DataOutputStream out)
      throws IOException {
    byte[] name = entry.path().getBytes(UTF_8);
    int head = STATE_BYTES + Constants.OBJECT_ID_LENGTH + Short.BYTES;
    int length = (head + name.length + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    ByteBuffer bytes = ByteBuffer.allocate(length);
    state.as(entry.mode()).writeCommonTo(bytes);
    entry.id().copyRawTo(bytes);
    bytes.putShort((short) Math.min(name.length, LONGEST_NAME_TOLD));
    bytes.put(name);
    out.write(bytes.array());
  }

  /**
   * The ids of the trees, so that git need not work them out to see that nothing is staged.
   *
   * <p>Not for a tree that holds an empty one, which no index has.
   */
  private static void writeTrees(List<TreeFolder> folders, DataOutputStream out)
      throws IOException {
    byte[] trees = trees(folders);
    out.write(TREES);
    out.writeInt(trees.length);
    out.write(trees);
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
