package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.git.Commit;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.masking.Masker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names main's merges as people do. */
final class Merges {

  /** In order: a squashed merge has its own number last, after that of a merge that it reverts. */
  private static final List<Pattern> NUMBERS =
      List.of(
          Pattern.compile("\\(([#!]\\d{1,9})\\)\\s*$"),
          Pattern.compile("^Merge pull request (#\\d{1,9})\\b"),
          Pattern.compile("([#!]\\d{1,9})\\b"));

  private static final int ABBREVIATED = 12;

  private final GitRepository repository;
  private final Masker masker;
  private final Map<String, Merge> known = new HashMap<>();

  Merges(GitRepository repository, Masker masker) {
    this.repository = repository;
    this.masker = masker;
  }

  /**
   * One merge; its texts are masked.
   *
   * @param name such as {@code #58}; empty if the subject has no number
   * @param subject the message's first line; empty if the clone does not have the commit
   * @param author name; empty likewise
   */
  record Merge(String commit, String name, String subject, String author) {

    /** A short name for the merge. */
    String words() {
      String called = name.isEmpty() ? commit.substring(0, ABBREVIATED) : name;
      return author.isEmpty() ? called : called + " by " + author;
    }
  }

  Merge of(String commit) {
    return known.computeIfAbsent(commit, this::read);
  }

  private static String number(String subject) {
    return NUMBERS.stream()
        .map(pattern -> pattern.matcher(subject))
        .filter(Matcher::find)
        .map(number -> number.group(1))
        .findFirst()
        .orElse("");
  }

  private Merge read(String commit) {
    try {
      Commit found = repository.commit(new CommitId(commit));
      String subject = masker.mask(found.subject());
      return new Merge(commit, number(subject), subject, masker.mask(found.author()));
    } catch (RepositoryException e) {
      return new Merge(commit, "", "", "");
    }
  }
}
