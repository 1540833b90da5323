package io.github.postmerge.smoke.culprit.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a failure mentions by path or name. */
final class FailingFiles {

  private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_$./-]{3,200}");

  /** The source root, which is ignored because main and test trees have the same packages. */
  private static final Pattern SOURCE_ROOT =
      Pattern.compile("(^|/)src/[^/]+/(java|kotlin|groovy|scala|resources)(?=/)");

  /** A name that more files share is ignored. */
  private static final int MOST_NAMESAKES = 3;

  private static final int LEAST_NAME = 4;

  private final List<List<String>> folders;

  /**
   * Finds the mentioned files.
   *
   * @param paths of all files
   * @param failure the smoke's command and last output
   */
  FailingFiles(Collection<String> paths, String failure) {
    Map<String, List<String>> byName = new HashMap<>();
    for (String path : paths) {
      String file = path.substring(path.lastIndexOf('/') + 1);
      int dot = file.indexOf('.');
      byName.computeIfAbsent(file, n -> new ArrayList<>()).add(path);
      if (dot >= LEAST_NAME) {
        byName.computeIfAbsent(file.substring(0, dot), n -> new ArrayList<>()).add(path);
      }
    }
    List<List<String>> found = new ArrayList<>();
    Matcher words = WORD.matcher(failure);
    while (words.find()) {
      Arrays.stream(words.group().split("[./$]"))
          .filter(name -> name.length() >= LEAST_NAME)
          .map(name -> byName.getOrDefault(name, List.of()))
          .filter(namesakes -> namesakes.size() <= MOST_NAMESAKES)
          .forEach(namesakes -> namesakes.forEach(path -> found.add(folder(path))));
    }
    folders = found.stream().distinct().toList();
  }

  /** The distance of the nearest changed file in folders; empty if the failure mentions no file. */
  OptionalInt distance(Collection<String> changed) {
    return changed.stream()
        .map(FailingFiles::folder)
        .distinct()
        .flatMapToInt(folder -> folders.stream().mapToInt(failing -> distance(folder, failing)))
        .min();
  }

  private static List<String> folder(String path) {
    String inPackage = SOURCE_ROOT.matcher(path).replaceAll("");
    int end = inPackage.lastIndexOf('/');
    return end < 0
        ? List.of()
        : Arrays.stream(inPackage.substring(0, end).split("/"))
            .filter(name -> !name.isEmpty())
            .toList();
  }

  private static int distance(List<String> one, List<String> other) {
    int common = 0;
    while (common < Math.min(one.size(), other.size())
        && one.get(common).equals(other.get(common))) {
      common++;
    }
    return one.size() + other.size() - 2 * common;
  }
}
