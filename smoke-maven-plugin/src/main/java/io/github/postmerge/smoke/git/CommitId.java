package io.github.postmerge.smoke.git;

import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit's full id.
 *
 * @param value 40 lower-case hex digits
 */
public record CommitId(String value) {

  /** Refuses anything but a full id. */
  public CommitId {
    if (!ObjectId.isId(value)) {
      throw new IllegalArgumentException("\"" + value + "\" is not a full commit id");
    }
  }

  public static CommitId of(ObjectId id) {
    return new CommitId(id.name());
  }

  public ObjectId toObjectId() {
    return ObjectId.fromString(value);
  }

  /** The first 12 digits, for messages. */
  public String abbreviated() {
    return value.substring(0, 12);
  }

  @Override
  public String toString() {
    return value;
  }
}
