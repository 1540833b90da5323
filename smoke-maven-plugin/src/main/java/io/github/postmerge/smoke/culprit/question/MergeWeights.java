package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.TreeChanges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The prior weight of each merge: by the distance of its changed files from those that failed, and
 * less if it changed only documentation. Never zero, because a build may read any file.
 */
final class MergeWeights {

  /** For more merges, reading their changes takes longer than the probes that it saves. */
  private static final int MOST_MERGES = 2_000;

  private static final int MOST_CHANGED = 500;
  private static final int MOST_FILES = 200_000;
  private static final double OF_DOCUMENTATION = 0.1;
  private static final double LEAST_BY_DISTANCE = 0.25;

  private static final Pattern DOCUMENTATION =
      Pattern.compile(
          "(?i)(.*\\.(md|markdown|adoc|asciidoc|rst)|(.*/)?(docs?|site)/.*"
              + "|(.*/)?(licen[cs]e|notice|authors|changelog|codeowners)(\\.[a-z]+)?)");

  private final TreeChanges changes;
  private final MergeLine line;

  MergeWeights(GitRepository repository, MergeLine line) {
    this.changes = new TreeChanges(repository);
    this.line = line;
  }

  /**
   * One weight for each merge.
   *
   * @param failure the smoke's command and last output
   */
  List<Double> of(String failure) throws RepositoryException {
    if (line.merges() > MOST_MERGES) {
      return Collections.nCopies(line.merges(), 1.0);
    }
    FailingFiles failing = new FailingFiles(changes.paths(line.bad(), MOST_FILES), failure);
    List<Double> weights = new ArrayList<>();
    for (int merge = 1; merge <= line.merges(); merge++) {
      weights.add(
          weight(changes.between(line.at(merge - 1), line.at(merge), MOST_CHANGED), failing));
    }
    return weights;
  }

  private static double weight(List<String> changed, FailingFiles failing) {
    boolean isWhole = changed.size() < MOST_CHANGED;
    boolean isDocumentation =
        isWhole && changed.stream().allMatch(path -> DOCUMENTATION.matcher(path).matches());
    if (isDocumentation) {
      return OF_DOCUMENTATION;
    }
    OptionalInt steps = isWhole ? failing.distance(changed) : OptionalInt.empty();
    return steps.isPresent() ? Math.max(LEAST_BY_DISTANCE, 2.0 / (2.0 + steps.getAsInt())) : 1.0;
  }
}
