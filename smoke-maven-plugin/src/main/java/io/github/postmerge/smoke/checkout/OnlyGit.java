package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.checkout.files.EntryNames;
import java.util.Optional;

/** Collects whether only git itself can check a tree out; keeps the first reason. */
final class OnlyGit {

  private Optional<String> reason;

  OnlyGit(Optional<String> setting) {
    this.reason = setting.map(name -> "the configuration says " + name);
  }

  void because(String path, String why) {
    if (reason.isEmpty()) {
      reason = Optional.of(String.format("\"%s\" %s", EntryNames.shown(path), why));
    }
  }

  /** The first reason, with the path; empty if there is none. */
  Optional<String> reason() {
    return reason;
  }
}
