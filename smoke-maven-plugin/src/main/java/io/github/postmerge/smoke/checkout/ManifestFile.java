package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.attributes.EndOfLine;
import io.github.postmerge.smoke.checkout.files.FileState;
import io.github.postmerge.smoke.checkout.files.PackedInput;
import io.github.postmerge.smoke.checkout.files.PackedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;

/**
 * A manifest on disk, with its owner and a checksum at its end.
 *
 * @param owner the path of the common directory of the worktree's repository
 * @param manifest the content of the worktree
 */
public record ManifestFile(String owner, Manifest manifest) {

  private static final int VERSION = 0x534d4b04;
  private static final int MOST = 5_000_000;

  /** Each is written as its index in this list. */
  private static final List<EndOfLine> ENDS =
      List.of(EndOfLine.KEPT, EndOfLine.CRLF, EndOfLine.CRLF_IF_TEXT);

  /** Writes to a temporary file and renames it, so that the file is complete or does not exist. */
  public void write(Path path) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".tmp");
    Files.deleteIfExists(part);
    try {
      writePart(part);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  private void writePart(Path part) throws IOException {
    try (PackedOutput out = new PackedOutput(part)) {
      out.put(VERSION);
      out.put(owner);
      out.put(manifest.settings());
      out.put(manifest.plainMode());
      out.put(manifest.gitFile());
      out.put(String.join("\n", manifest.unfollowedFilters()));
      writeEntries(out);
      writeFolders(out);
      out.putChecksum();
    }
  }

  private void writeEntries(PackedOutput out) throws IOException {
    out.put(manifest.entries().size());
    for (int i = 0; i < manifest.entries().size(); i++) {
      TreeEntry entry = manifest.entries().get(i);
      out.put(entry.path());
      out.put(entry.mode().getBits());
      out.put(entry.id());
      out.put(ENDS.indexOf(entry.ends()));
      out.put(manifest.states().get(i));
    }
  }

  private void writeFolders(PackedOutput out) throws IOException {
    out.put(manifest.folders().size());
    for (int i = 0; i < manifest.folders().size(); i++) {
      TreeFolder folder = manifest.folders().get(i);
      out.put(folder.path());
      out.put(folder.id());
      out.put(folder.first());
      out.put(folder.entries());
      out.put(folder.folders());
      out.put(manifest.folderStates().get(i));
    }
  }

  /**
   * Reads one.
   *
   * @throws IOException if it does not exist, is incomplete, or was written by another version
   */
  public static ManifestFile read(Path path) throws IOException {
    try (PackedInput in = new PackedInput(path)) {
      if (in.number() != VERSION) {
        throw new IOException("it was written by another version");
      }
      String owner = in.text();
      String settings = in.text();
      int plainMode = in.number();
      FileState gitFile = in.state();
      Set<String> filters = Set.copyOf(in.text().lines().toList());
      List<TreeEntry> entries = new ArrayList<>();
      List<FileState> states = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        entries.add(entry(in));
        states.add(in.state());
      }
      List<TreeFolder> folders = new ArrayList<>();
      List<FileState> folderStates = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        folders.add(new TreeFolder(in.text(), in.id(), in.number(), in.number(), in.number()));
        folderStates.add(in.state());
      }
      if (!in.isIntact()) {
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

  private static int count(PackedInput in) throws IOException {
    int count = in.number();
    if (count < 0 || count > MOST) {
      throw new IOException("it has an invalid number of files, " + count);
    }
    return count;
  }

  private static TreeEntry entry(PackedInput in) throws IOException {
    return new TreeEntry(in.text(), FileMode.fromBits(in.number()), in.id(), ENDS.get(in.number()));
  }
}
