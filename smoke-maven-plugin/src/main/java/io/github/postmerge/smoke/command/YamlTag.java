package io.github.postmerge.smoke.command;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** The tag that somebody wrote before a value; the one that a quote implies is none. */
final class YamlTag {

  private static final String NON_SPECIFIC = "!";

  private YamlTag() {}

  static Optional<String> of(Event event) {
    Optional<String> tag = Optional.empty();
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    }
    return tag.filter(t -> !t.equals(NON_SPECIFIC));
  }
}
