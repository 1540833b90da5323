package io.github.postmerge.smoke.blame.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Chooses the probes that an answer needs in addition to its probability. */
final class EvidenceProbes {

  /** Probes of each commit at once, if there are free slots, because one of them may err. */
  private static final int AT_ONCE = 3;

  private final Answer answer;
  private final ProbeLog log;
  private final List<Integer> needed;
  private final List<Integer> together = new ArrayList<>();
  private final List<Observation> expected = new ArrayList<>();

  EvidenceProbes(Answer answer, ProbeLog log, List<Integer> needed) {
    this.answer = answer;
    this.log = log;
    this.needed = needed;
  }

  List<Integer> choose(int slots, List<Integer> underWay) {
    int most = Math.min(AT_ONCE * needed.size(), slots + underWay.size());
    together.addAll(underWay);
    together.retainAll(needed);
    List<Integer> chosen = new ArrayList<>();
    while (together.size() < most && chosen.size() < slots) {
      int turn = underWay.size() + chosen.size() + 1;
      int position = position(turn);
      expected.add(expected(position, turn));
      together.add(position);
      chosen.add(position);
    }
    return chosen;
  }

  /** The position that makes turns a worse explanation; else the one with fewer running probes. */
  private int position(int turn) {
    int usual = usual();
    return answer.conclusion() == SearchConclusion.CULPRIT
        ? needed.stream()
            .filter(p -> explanations(p, turn) < explanations(usual, turn))
            .findFirst()
            .orElse(usual)
        : usual;
  }

  private int explanations(int position, int turn) {
    List<Observation> all = new ArrayList<>(expected);
    all.add(expected(position, turn));
    return log.evidence().and(all).turns(answer.merge()).explanations();
  }

  private Observation expected(int position, int turn) {
    Sighting sighting = position < answer.merge() ? Sighting.PASSED : Sighting.RED;
    return new Observation(position, sighting, log.probes(), log.probes() + turn);
  }

  private int usual() {
    Evidence evidence = log.evidence();
    int next = needed.get(0);
    for (int position : needed) {
      int more = Collections.frequency(together, position) - Collections.frequency(together, next);
      boolean longerAgo = evidence.lastEnd(position) < evidence.lastEnd(next);
      next = more < 0 || (more == 0 && longerAgo) ? position : next;
    }
    return next;
  }
}
