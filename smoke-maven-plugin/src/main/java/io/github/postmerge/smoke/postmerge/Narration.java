package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.postmerge.RunListener.Step;

/** Tells the listener what happens, with every secret masked that is known by then. */
final class Narration {

  private final RunListener listener;
  private final RunFacts facts;

  Narration(RunListener listener, RunFacts facts) {
    this.listener = listener;
    this.facts = facts;
  }

  RunFacts facts() {
    return facts;
  }

  RunListener listener() {
    return listener;
  }

  void step(Step step, String detail) {
    listener.step(step, facts.masker().mask(detail));
  }

  void warning(String message) {
    listener.warning(facts.masker().mask(message));
  }
}
