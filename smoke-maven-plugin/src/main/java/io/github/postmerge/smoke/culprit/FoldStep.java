package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Evaluates the results of a plan's entries. Their order does not matter, and equal results count
 * once.
 */
final class FoldStep {

  private static final Comparator<ProbeRecord> FIRST =
      Comparator.comparing((ProbeRecord probe) -> probe.status() == ProbeStatus.NOT_RUN)
          .thenComparing(ProbeRecord::startedAt)
          .thenComparing(ProbeRecord::toString);

  private final Plan plan;
  private final Map<Integer, ProbeRecord> results = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  FoldStep(Plan plan, ProbeRecords.Contents contents) {
    this.plan = plan;
    contents
        .unreadable()
        .forEach(bad -> notes.add("\"" + bad.file() + "\" does not count: " + bad.why() + "."));
    Map<Integer, List<ProbeRecord>> byEntry = new HashMap<>();
    for (ProbeRecords.Stored stored : contents.stored()) {
      if (plan.known().contains(stored.probe())) {
        continue;
      }
      String objection = objection(stored.probe());
      if (objection.isEmpty()) {
        byEntry
            .computeIfAbsent(stored.probe().entry(), entry -> new ArrayList<>())
            .add(stored.probe());
      } else {
        notes.add("\"" + stored.file() + "\" does not count: " + objection + ".");
      }
    }
    byEntry.forEach((entry, probes) -> results.put(entry, first(entry, probes)));
  }

  private String objection(ProbeRecord probe) {
    if (!probe.searchId().equals(plan.searchId())) {
      return "it belongs to another search, " + probe.searchId();
    }
    if (!probe.plan().equals(plan.hash())) {
      return "it belongs to another plan of this search";
    }
    boolean isEntry =
        probe.entry() < plan.total()
            && plan.probes().get(probe.entry()).commit().equals(probe.commit())
            && probe.number() == plan.firstNumber() + probe.entry()
            && probe.startedAfter() == plan.firstNumber()
            && probe.endedAs() == probe.number() + 1;
    return isEntry ? "" : "the plan has no such entry";
  }

  /** The first result of an entry that ran several times; one that could run is preferred. */
  private ProbeRecord first(int entry, List<ProbeRecord> probes) {
    List<ProbeRecord> distinct = probes.stream().distinct().sorted(FIRST).toList();
    if (distinct.size() > 1) {
      notes.add(
          String.format("Entry %d ran %d times; its first result counts.", entry, distinct.size()));
    }
    return distinct.get(0);
  }

  /** The entries without a result. */
  List<Integer> missing() {
    return IntStream.range(0, plan.total())
        .filter(entry -> !results.containsKey(entry))
        .boxed()
        .toList();
  }

  /** The problems with the results, one sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** The same problems and the missing results, for the last round. */
  List<String> lastNotes() {
    List<String> all = new ArrayList<>(notes);
    if (!missing().isEmpty()) {
      all.add(
          "There was no result of entry "
              + String.join(", ", missing().stream().map(String::valueOf).toList())
              + "; the others were enough.");
    }
    return all;
  }

  boolean isEmpty() {
    return results.isEmpty();
  }

  /** The search with this plan's results. */
  SearchState state() {
    List<ProbeRecord> all = new ArrayList<>(plan.known());
    all.addAll(results.values());
    return SearchState.of(PlanFile.question(plan), all);
  }
}
