package io.github.postmerge.smoke.checkout.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Reads what {@link PackedOutput} wrote. */
public final class PackedInput implements Closeable {

  private final FileChannel file;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocate(PackedOutput.BUFFER).flip();
  private final MessageDigest digest = Constants.newMessageDigest();
  private int digested;

  public PackedInput(Path path) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    this.size = file.size();
  }

  public int number() throws IOException {
    return next(Integer.BYTES).getInt();
  }

  public String text() throws IOException {
    int length = number();
    if (length < 0 || length > size) {
      throw new IOException("it has an invalid text length, " + length);
    }
    byte[] bytes = new byte[length];
    for (int from = 0; from < length; from += PackedOutput.BUFFER) {
      int part = Math.min(PackedOutput.BUFFER, length - from);
      next(part).get(bytes, from, part);
    }
    return new String(bytes, UTF_8);
  }

  public ObjectId id() throws IOException {
    byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];
    next(raw.length).get(raw);
    return ObjectId.fromRaw(raw);
  }

  public FileState state() throws IOException {
    return FileState.readFrom(next(FileState.BYTES));
  }

  /** Whether the checksum of everything read is the one that was written. */
  public boolean isIntact() throws IOException {
    digestRead();
    byte[] found = digest.digest();
    byte[] written = new byte[found.length];
    next(written.length).get(written);
    return MessageDigest.isEqual(written, found);
  }

  private ByteBuffer next(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      digestRead();
      buffer.compact();
      digested = 0;
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = file.read(buffer);
      }
      buffer.flip();
      if (buffer.remaining() < bytes) {
        throw new EOFException("it ends too early");
      }
    }
    return buffer;
  }

  private void digestRead() {
    digest.update(buffer.duplicate().flip().position(digested));
    digested = buffer.position();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
