package io.github.postmerge.smoke.git;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/** A commit's parents as stored in its object; JGit hides those that a shallow clone lacks. */
final class RawParents {

  private static final String PARENT = "parent ";

  private RawParents() {}

  /** The parents in their order. */
  static List<ObjectId> of(RevCommit commit) {
    String text = new String(commit.getRawBuffer(), StandardCharsets.ISO_8859_1);
    return header(text)
        .filter(line -> line.startsWith(PARENT))
        .map(line -> ObjectId.fromString(line.substring(PARENT.length())))
        .toList();
  }

  private static Stream<String> header(String text) {
    return text.lines().takeWhile(line -> !line.isEmpty());
  }
}
