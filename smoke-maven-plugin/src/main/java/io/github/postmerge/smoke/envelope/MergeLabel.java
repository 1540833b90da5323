package io.github.postmerge.smoke.envelope;

import java.util.Optional;
import java.util.regex.Pattern;

/** A short label for a merge: commit, subject and author, each of limited length. */
public final class MergeLabel {

  private static final int LONGEST_SUBJECT = 100;
  private static final int LONGEST_NAME = 60;

  /** Everything that moves a cursor, hides text or begins a line. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private MergeLabel() {}

  /** A commit with its subject and author, if known. */
  public static String of(String commit, Optional<Merge> merge) {
    return merge.map(m -> of(commit, m.subject(), m.author())).orElse(commit);
  }

  /** A commit with this subject and author. */
  public static String of(String commit, String subject, String author) {
    return commit + quoted(subject) + by(shown(author, LONGEST_NAME));
  }

  private static String quoted(String subject) {
    String shown = shown(subject, LONGEST_SUBJECT);
    return shown.isEmpty() ? "" : " \"" + shown + "\"";
  }

  private static String by(String author) {
    return author.isEmpty() ? "" : " by " + author;
  }

  /** Replaces double quotes, because the label quotes the subject. */
  private static String shown(String text, int longest) {
    String plain = text.strip().replace('"', '\'').replace('\t', ' ');
    int length = plain.codePointCount(0, plain.length());
    String cut =
        length > longest
            ? plain.substring(0, plain.offsetByCodePoints(0, longest)).stripTrailing() + "..."
            : plain;
    return INVISIBLE.matcher(cut).replaceAll("\uFFFD");
  }
}
