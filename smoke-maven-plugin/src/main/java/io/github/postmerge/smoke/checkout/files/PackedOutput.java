package io.github.postmerge.smoke.checkout.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Writes numbers and texts to a new file, and a checksum at its end.
 *
 * <p>{@code DataOutputStream} is too slow: it writes each number byte by byte, and a manifest or an
 * index has millions of them.
 */
public final class PackedOutput implements Closeable {

  static final int BUFFER = 64 * 1024;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final MessageDigest digest = Constants.newMessageDigest();

  public PackedOutput(Path path) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  public void put(int number) throws IOException {
    room(Integer.BYTES).putInt(number);
  }

  public void put(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    put(bytes.length);
    put(bytes);
  }

  public void put(byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length; from += BUFFER) {
      int length = Math.min(BUFFER, bytes.length - from);
      room(length).put(bytes, from, length);
    }
  }

  public void put(ObjectId id) throws IOException {
    id.copyRawTo(room(Constants.OBJECT_ID_LENGTH));
  }

  public void put(short number) throws IOException {
    room(Short.BYTES).putShort(number);
  }

  public void put(FileState state) throws IOException {
    state.writeTo(room(FileState.BYTES));
  }

  /** Without the number of hard links, which git's index does not store. */
  public void putCommon(FileState state) throws IOException {
    state.writeCommonTo(room(FileState.BYTES));
  }

  /** Must be the last call. */
  public void putChecksum() throws IOException {
    flush();
    buffer.put(digest.digest());
    flush();
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    buffer.flip();
    digest.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
