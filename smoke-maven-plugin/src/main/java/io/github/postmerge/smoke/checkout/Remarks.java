package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.checkout.files.EntryNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Messages about what a checkout does not do. */
final class Remarks {

  private static final int MOST_SHOWN = 5;

  private Remarks() {}

  static List<String> on(CommitTree tree) {
    List<String> remarks = new ArrayList<>();
    List<String> submodules =
        tree.entries().stream().filter(TreeEntry::isSubmodule).map(TreeEntry::path).toList();
    if (!submodules.isEmpty()) {
      remarks.add(onSubmodules(submodules));
    }
    if (!tree.unfollowedFilters().isEmpty()) {
      remarks.add(onFilters(tree.unfollowedFilters().stream().map(EntryNames::shown).toList()));
    }
    tree.onlyGit()
        .ifPresent(
            why -> remarks.add("The commit is checked out by git, filters included: " + why + "."));
    return List.copyOf(remarks);
  }

  private static String onSubmodules(List<String> paths) {
    List<String> shown = paths.stream().limit(MOST_SHOWN).map(EntryNames::shown).toList();
    return String.format(
        "The commit has %d submodule(s) (%s%s), which are left as empty folders. If the smoke needs"
            + " them, let it run \"git submodule update --init\".",
        paths.size(), quoted(shown), paths.size() > MOST_SHOWN ? ", ..." : "");
  }

  private static String onFilters(List<String> filters) {
    String advice =
        filters.contains("lfs")
            ? "files in LFS are checked out as pointers. If the smoke needs their content, let it"
                + " run \"git lfs install --local && git lfs pull\"."
            : "such files are checked out unfiltered. Configure the filter, or let the smoke"
                + " command apply it.";
    return String.format(
        "The commit's .gitattributes ask for the filter(s) %s, which are not configured here: %s",
        quoted(filters), advice);
  }

  private static String quoted(Collection<String> values) {
    return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
  }
}
