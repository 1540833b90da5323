package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;

/** What a checkout leaves to the smoke command, in words. */
final class Remarks {

  private static final int MOST_SHOWN = 5;

  private Remarks() {}

  static List<String> on(TreeSurvey survey, ObjectReader reader) throws IOException {
    List<String> remarks = new ArrayList<>();
    if (!survey.submodules().isEmpty()) {
      remarks.add(onSubmodules(survey.submodules()));
    }
    Set<String> filters = valuesOf("filter", survey, reader);
    if (!filters.isEmpty()) {
      remarks.add(onFilters(filters));
    }
    Set<String> encodings = valuesOf("working-tree-encoding", survey, reader);
    if (!encodings.isEmpty()) {
      remarks.add(
          String.format(
              "The commit's .gitattributes ask for the working tree's encoding %s, which is not"
                  + " applied: such files are checked out in UTF-8.",
              quoted(encodings)));
    }
    return List.copyOf(remarks);
  }

  private static String onSubmodules(List<String> paths) {
    List<String> shown = paths.stream().limit(MOST_SHOWN).map(EntryNames::shown).toList();
    return String.format(
        "The commit holds %d submodule(s) (%s%s), which are left as empty folders. Where the smoke"
            + " needs them, let it run \"git submodule update --init\".",
        paths.size(), quoted(shown), paths.size() > MOST_SHOWN ? ", ..." : "");
  }

  private static String onFilters(Set<String> filters) {
    String advice =
        filters.contains("lfs")
            ? "files in LFS are checked out as pointers. Where the smoke needs what they point to,"
                + " let it run \"git lfs pull\"."
            : "such files are checked out as they are stored. Where the smoke needs them filtered,"
                + " let it do so.";
    return String.format(
        "The commit's .gitattributes ask for the filter(s) %s, and no filter is run: %s",
        quoted(filters), advice);
  }

  private static String quoted(Collection<String> values) {
    return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
  }

  private static Set<String> valuesOf(String key, TreeSurvey survey, ObjectReader reader)
      throws IOException {
    Set<String> values = new TreeSet<>();
    for (TreeSurvey.Found file : survey.attributes()) {
      AttributesNode node = new AttributesNode();
      try (InputStream in = reader.open(file.id(), Constants.OBJ_BLOB).openStream()) {
        node.parse(in);
      }
      node.getRules().forEach(rule -> values.addAll(valuesOf(key, rule)));
    }
    return values;
  }

  private static Set<String> valuesOf(String key, AttributesRule rule) {
    return rule.getAttributes().stream()
        .filter(attribute -> attribute.getKey().equals(key) && attribute.getValue() != null)
        .map(Attribute::getValue)
        .map(EntryNames::shown)
        .collect(Collectors.toSet());
  }
}
