package io.github.postmerge.smoke.checkout;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A manifest on disk, with a note of whose it is, and a checksum at its end.
 *
 * @param owner whose worktree it describes
 * @param manifest what it held
 */
public record ManifestFile(String owner, Manifest manifest) {

  private static final int VERSION = 0x534d4b02;
  private static final int MOST = 5_000_000;

  /** Writes it beside the path first, so that it is there whole or not at all. */
  public void write(Path path) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".tmp");
    MessageDigest digest = Constants.newMessageDigest();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DigestOutputStream(Files.newOutputStream(part), digest)))) {
      out.writeInt(VERSION);
      out.writeUTF(owner);
      out.writeUTF(manifest.settings());
      out.writeInt(manifest.plainMode());
      write(manifest.gitFile(), out);
      out.writeUTF(String.join("\n", manifest.unfollowedFilters()));
      writeEntries(out);
      writeFolders(out);
      out.flush();
      out.write(digest.digest());
    }
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void writeEntries(DataOutputStream out) throws IOException {
    out.writeInt(manifest.entries().size());
    for (int i = 0; i < manifest.entries().size(); i++) {
      TreeEntry entry = manifest.entries().get(i);
      out.writeUTF(entry.path());
      out.writeInt(entry.mode().getBits());
      entry.id().copyRawTo(out);
      out.writeUTF(entry.conversion().ends().name());
      out.writeUTF(entry.conversion().keywords().name());
      write(manifest.states().get(i), out);
    }
  }

  private void writeFolders(DataOutputStream out) throws IOException {
    out.writeInt(manifest.folders().size());
    for (int i = 0; i < manifest.folders().size(); i++) {
      TreeFolder folder = manifest.folders().get(i);
      out.writeUTF(folder.path());
      folder.id().copyRawTo(out);
      out.writeInt(folder.first());
      out.writeInt(folder.entries());
      out.writeInt(folder.folders());
      write(manifest.folderStates().get(i), out);
    }
  }

  private static void write(FileState state, DataOutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(FileState.BYTES);
    state.writeTo(bytes);
    out.write(bytes.array());
  }

  /**
   * Reads one.
   *
   * @throws IOException where it is not there, not whole, or not what this version writes
   */
  public static ManifestFile read(Path path) throws IOException {
    MessageDigest digest = Constants.newMessageDigest();
    try (InputStream file = Files.newInputStream(path);
        DataInputStream in =
            new DataInputStream(new DigestInputStream(new BufferedInputStream(file), digest))) {
      if (in.readInt() != VERSION) {
        throw new IOException("it was written by another version");
      }
      String owner = in.readUTF();
      String settings = in.readUTF();
      int plainMode = in.readInt();
      FileState gitFile = state(in);
      Set<String> filters = Set.copyOf(in.readUTF().lines().toList());
      List<TreeEntry> entries = new ArrayList<>();
      List<FileState> states = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        entries.add(entry(in));
        states.add(state(in));
      }
      List<TreeFolder> folders = new ArrayList<>();
      List<FileState> folderStates = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        folders.add(new TreeFolder(in.readUTF(), id(in), in.readInt(), in.readInt(), in.readInt()));
        folderStates.add(state(in));
      }
      byte[] expected = digest.digest();
      if (!MessageDigest.isEqual(expected, in.readNBytes(expected.length))) {
        throw new IOException("its checksum is wrong");
      }
      return new ManifestFile(
          owner,
          new Manifest(
              settings, entries, states, folders, folderStates, filters, plainMode, gitFile));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("it is corrupt", e);
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("it claims " + count + " files");
    }
    return count;
  }

  private static TreeEntry entry(DataInputStream in) throws IOException {
    return new TreeEntry(
        in.readUTF(),
        FileMode.fromBits(in.readInt()),
        id(in),
        new Conversion(EndOfLine.valueOf(in.readUTF()), Conversion.Keywords.valueOf(in.readUTF())));
  }

  private static ObjectId id(DataInputStream in) throws IOException {
    return ObjectId.fromRaw(bytes(in, Constants.OBJECT_ID_LENGTH));
  }

  private static FileState state(DataInputStream in) throws IOException {
    return FileState.readFrom(ByteBuffer.wrap(bytes(in, FileState.BYTES)));
  }

  private static byte[] bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
