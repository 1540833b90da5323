package io.github.postmerge.smoke.command;

import io.github.postmerge.smoke.command.Yaml.Entry;
import io.github.postmerge.smoke.command.Yaml.Mapping;
import io.github.postmerge.smoke.command.Yaml.Node;
import io.github.postmerge.smoke.command.Yaml.Scalar;
import io.github.postmerge.smoke.command.Yaml.Scalar.Value;
import io.github.postmerge.smoke.command.Yaml.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds a document from the parser's events.
 *
 * <p>The library's own composer is not used: it has no depth limit, follows aliases, and would lose
 * the original text of scalars.
 */
final class YamlReader {

  private static final int DEEPEST = 32;

  private final String file;
  private final int firstLine;
  private final String text;
  private final WrittenScalars written;

  /**
   * Reads a text of a file.
   *
   * @param firstLine the number of the text's first line in the file, counted from 1
   */
  YamlReader(String file, int firstLine, String text) {
    this.file = file;
    this.firstLine = firstLine;
    this.text = text;
    this.written = new WrittenScalars(text);
  }

  /**
   * Reads the text.
   *
   * @param largest maximum length in characters
   */
  Mapping read(int largest) throws InvalidCommandException {
    if (text.length() > largest) {
      throw at(firstLine, "the YAML has over " + largest + " characters. Make it smaller.");
    }
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(largest + 1).build();
    try {
      return document(new Parse(settings).parseString(text).iterator());
    } catch (MarkedYamlEngineException e) {
      throw at(line(place(e)), broken(e.getProblem()));
    } catch (YamlEngineException e) {
      throw at(firstLine, broken(String.valueOf(e.getMessage())));
    }
  }

  private Mapping document(Iterator<Event> events) throws InvalidCommandException {
    events.next();
    Event start = events.next();
    if (start instanceof StreamEndEvent) {
      return new Mapping(List.of());
    }
    Event first = events.next();
    Node root = node(first, events, 0);
    events.next();
    Event after = events.next();
    if (after instanceof DocumentStartEvent) {
      throw at(line(after), "a second YAML document begins. Keep one.");
    }
    if (root instanceof Scalar scalar && scalar.text().isEmpty()) {
      return new Mapping(List.of());
    }
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    throw at(line(first), "the YAML is not a mapping. Write \"key: value\" lines.");
  }

  private Node node(Event event, Iterator<Event> events, int depth) throws InvalidCommandException {
    if (depth > DEEPEST) {
      throw at(line(event), "the YAML is nested over " + DEEPEST + " levels deep. Make it flat.");
    }
    refuseAnchorsAndTags(event);
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> sequence(events, depth);
      case MappingStart -> mapping(events, depth);
      default ->
          throw at(
              line(event),
              "an alias is not supported. Write the value itself, or quote the value if it is"
                  + " text.");
    };
  }

  private Scalar scalar(ScalarEvent event) {
    return new Scalar(
        event.getValue(),
        WrittenScalars.isNull(event) ? Value.NONE : Value.TEXT,
        written.objectionTo(event).map(objection -> file + ":" + line(event) + ": " + objection));
  }

  private Sequence sequence(Iterator<Event> events, int depth) throws InvalidCommandException {
    List<Node> items = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      items.add(node(e, events, depth + 1));
    }
    return new Sequence(items);
  }

  private Mapping mapping(Iterator<Event> events, int depth) throws InvalidCommandException {
    List<Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      if (!(node(e, events, depth + 1) instanceof Scalar key)) {
        throw at(line(e), "a key is not text. Use a plain word.");
      }
      if (!keys.add(key.text())) {
        throw at(line(e), "the key \"" + Printable.of(key.text()) + "\" occurs twice. Keep one.");
      }
      Node value = node(events.next(), events, depth + 1);
      entries.add(new Entry(key.text(), value, file + ":" + line(e)));
    }
    return new Mapping(entries);
  }

  private void refuseAnchorsAndTags(Event event) throws InvalidCommandException {
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw at(
          line(event),
          "an anchor or alias is not supported. Write the value itself, or quote the value if it is"
              + " text.");
    }
    if (YamlTag.of(event).isPresent()) {
      throw at(
          line(event),
          String.format(
              "a value that begins with \"!\" has a tag in YAML, here \"%s\", and tags are not"
                  + " supported. If it is text, quote it as a whole.",
              Printable.of(YamlTag.of(event).get())));
    }
  }

  /** For an unclosed element, the place where it begins. */
  private static Optional<Mark> place(MarkedYamlEngineException e) {
    return e.getProblem().contains("stream")
        ? e.getContextMark().or(e::getProblemMark)
        : e.getProblemMark().or(e::getContextMark);
  }

  private static String broken(String problem) {
    return "the YAML is broken: "
        + Printable.of(problem)
        + ". Correct it; a value that YAML cannot take as it is, quote it.";
  }

  private int line(Event event) {
    return line(event.getStartMark());
  }

  private int line(Optional<Mark> mark) {
    return firstLine + mark.map(Mark::getLine).orElse(0);
  }

  private InvalidCommandException at(int line, String problem) {
    return new InvalidCommandException(file + ":" + line + ": " + problem);
  }
}
