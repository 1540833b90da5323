package io.github.postmerge.smoke.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraph;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * Returns only objects whose content matches their id.
 *
 * <p>JGit trusts the files of the object store. A smoke shares that store and may have overwritten
 * one of them.
 */
public final class VerifyingReader extends ObjectReader.Filter {

  private static final int PIECE = 64 * 1024;

  private final ObjectReader reader;
  private final MessageDigest sha1 = sha1();

  /** Reads from a repository's object store; the caller closes it. */
  public VerifyingReader(Repository repository) {
    this(repository.newObjectReader());
  }

  private VerifyingReader(ObjectReader reader) {
    this.reader = reader;
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected ObjectReader delegate() {
    return reader;
  }

  @Override
  public ObjectReader newReader() {
    return new VerifyingReader(reader.newReader());
  }

  /**
   * Opens an object.
   *
   * @throws CorruptObjectException if its content does not match its id
   */
  @Override
  public ObjectLoader open(AnyObjectId id, int type) throws IOException {
    ObjectLoader loader = reader.open(id, type);
    sha1.reset();
    String header = Constants.typeString(loader.getType()) + " " + loader.getSize() + "\0";
    sha1.update(header.getBytes(StandardCharsets.US_ASCII));
    if (loader.isLarge()) {
      digestStream(loader);
    } else {
      sha1.update(loader.getCachedBytes());
    }
    if (!ObjectId.fromRaw(sha1.digest()).equals(id)) {
      throw new CorruptObjectException(id.toObjectId(), "its content does not match its id");
    }
    return loader;
  }

  private void digestStream(ObjectLoader loader) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = loader.openStream()) {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        sha1.update(piece, 0, length);
      }
    }
  }

  /** None: a commit's tree is read from the commit object, not from the commit-graph file. */
  @Override
  public Optional<CommitGraph> getCommitGraph() {
    return Optional.empty();
  }

  @Override
  public ObjectLoader open(AnyObjectId id) throws IOException {
    return open(id, OBJ_ANY);
  }
}
