package io.github.postmerge.smoke.ci.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sections of a page with a limited size: the least important are left out first. */
public final class RankedSections {

  private final List<Section> sections = new ArrayList<>();

  /**
   * A section.
   *
   * @param rank 0 is never left out; a greater rank is left out sooner
   * @param name for the note that it was left out
   */
  public record Section(int rank, String name, String text) {

    int bytes() {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /** Adds a section below the others, if there is text in it. */
  public void add(Section section) {
    if (!section.text().isEmpty()) {
      sections.add(section);
    }
  }

  /** The page, with a note of what was left out; empty if not even rank 0 fits. */
  public Optional<String> within(long bytes) {
    List<Section> kept = new ArrayList<>(sections);
    List<Section> cut = new ArrayList<>();
    while (size(kept) + note(cut).length() > bytes) {
      Section least = kept.stream().max(Comparator.comparingInt(Section::rank)).orElseThrow();
      if (least.rank() == 0) {
        return Optional.empty();
      }
      kept.remove(least);
      cut.add(least);
    }
    return Optional.of(kept.stream().map(Section::text).collect(Collectors.joining()) + note(cut));
  }

  private static long size(List<Section> kept) {
    return kept.stream().mapToLong(Section::bytes).sum();
  }

  private static String note(List<Section> cut) {
    return cut.isEmpty()
        ? ""
        : "*Left out, because GitHub takes at most 1 MiB of summary a step: "
            + cut.stream().map(Section::name).collect(Collectors.joining(", "))
            + ".*\n\n";
  }
}
