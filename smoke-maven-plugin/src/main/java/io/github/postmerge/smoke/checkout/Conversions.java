package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.attributes.Attributes;
import io.github.postmerge.smoke.attributes.AttributesFile;
import io.github.postmerge.smoke.attributes.EndOfLine;
import io.github.postmerge.smoke.attributes.Settings;
import io.github.postmerge.smoke.checkout.files.EntryNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Decides how each file's content is converted, by its attributes and the settings. */
final class Conversions {

  private final Settings settings;
  private final OnlyGit onlyGit;
  private final Set<String> unfollowed = new TreeSet<>();
  private final Map<Map<String, String>, EndOfLine> decided = new HashMap<>();

  Conversions(Settings settings, OnlyGit onlyGit) {
    this.settings = settings;
    this.onlyGit = onlyGit;
  }

  /** Filters that the tree asks for and that are not configured. */
  Set<String> unfollowedFilters() {
    return unfollowed;
  }

  void alsoUnfollowed(Set<String> filters) {
    unfollowed.addAll(filters);
  }

  EndOfLine of(String path, Attributes attributes) {
    Attributes all = attributes.and("", settings.info());
    if (!all.mayApply() && settings.autoCrlf() != Settings.AutoCrlf.TRUE) {
      return EndOfLine.KEPT;
    }
    Map<String, String> values = all.of(path);
    lookForFilter(path, values);
    lookForEncoding(path, values);
    if (AttributesFile.Setting.TRUE.equals(values.get("ident"))) {
      onlyGit.because(path, "has the attribute \"ident\"");
    }
    return decided.computeIfAbsent(values, v -> EndOfLine.of(v, settings));
  }

  private void lookForFilter(String path, Map<String, String> values) {
    String filter = values.getOrDefault("filter", "");
    if (settings.filters().contains(filter)) {
      onlyGit.because(
          path, "goes through the configured filter \"" + EntryNames.shown(filter) + "\"");
    } else if (!filter.isEmpty() && !filter.startsWith(AttributesFile.Setting.MARK)) {
      unfollowed.add(filter);
    }
  }

  private void lookForEncoding(String path, Map<String, String> values) {
    String encoding = values.getOrDefault("working-tree-encoding", "");
    boolean stays =
        encoding.isEmpty()
            || encoding.equalsIgnoreCase("UTF-8")
            || encoding.equalsIgnoreCase("UTF8");
    if (!stays) {
      onlyGit.because(
          path,
          "has the working-tree-encoding \""
              + EntryNames.shown(encoding.replace(AttributesFile.Setting.MARK, ""))
              + "\"");
    }
  }
}
