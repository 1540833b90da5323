package io.github.postmerge.smoke.command;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import java.util.Optional;

/** A task's description in Markdown, which may say how to smoke it. */
final class TaskSpec {

  private static final String KEY = "smoke_command";

  private final Optional<Yaml.Entry> declaration;

  private TaskSpec(Optional<Yaml.Entry> declaration) {
    this.declaration = declaration;
  }

  static TaskSpec parse(String file, byte[] content) throws InvalidCommandException {
    MarkdownYaml markdown = MarkdownYaml.of(file, Text.utf8(file, content));
    Optional<MarkdownYaml.Block> frontMatter = markdown.frontMatter();
    if (frontMatter.isPresent()) {
      Optional<Yaml.Entry> entry = frontMatter.get().parse().entry(KEY);
      if (entry.isPresent()) {
        return new TaskSpec(entry);
      }
    }
    return new TaskSpec(fenced(markdown));
  }

  /** A block that does not even mention the key is some example's, and may be broken. */
  private static Optional<Yaml.Entry> fenced(MarkdownYaml markdown) throws InvalidCommandException {
    for (MarkdownYaml.Block block : markdown.fencedBlocks()) {
      if (block.text().contains(KEY)) {
        Optional<Yaml.Entry> entry = block.parse().entry(KEY);
        if (entry.isPresent()) {
          return entry;
        }
      }
    }
    return Optional.empty();
  }

  Optional<Found> smokeCommand() throws InvalidCommandException {
    return declaration.isEmpty()
        ? Optional.empty()
        : Optional.of(DeclaredCommand.read(declaration.get(), CommandSource.TASK_SPEC));
  }
}
