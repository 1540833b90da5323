package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.checkout.files.EntryNames;
import java.util.Optional;

/** Whether only git itself can check a tree out as git would; the first of many reasons is told. */
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

  /** What takes git, and where; empty where nothing does. */
  Optional<String> reason() {
    return reason;
  }
}
