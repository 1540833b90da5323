package io.github.postmerge.smoke.command;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A task's description in Markdown, which can define a smoke command. */
final class TaskSpec {

  private static final String KEY = "smoke_command";

  private final Optional<Yaml.Entry> declaration;
  private final String contents;

  private TaskSpec(Optional<Yaml.Entry> declaration, String contents) {
    this.declaration = declaration;
    this.contents = contents;
  }

  static TaskSpec parse(String file, byte[] content) throws InvalidCommandException {
    MarkdownYaml markdown = MarkdownYaml.of(file, Text.ofSpec(file, content), KEY);
    Optional<MarkdownYaml.Block> frontMatter = markdown.frontMatter();
    String seen = "no front matter";
    if (frontMatter.isPresent()) {
      Yaml.Mapping keys = frontMatter.get().parse();
      if (keys.entry(KEY).isPresent()) {
        return new TaskSpec(keys.entry(KEY), "");
      }
      seen =
          "a front matter with "
              + Printable.keys(keys.entries().stream().map(Yaml.Entry::key).toList());
    }
    List<MarkdownYaml.Block> blocks = markdown.fencedBlocks();
    Optional<Yaml.Entry> fenced = fenced(blocks);
    Optional<Integer> outside = markdown.lineOutsideOfYaml(KEY);
    if (fenced.isEmpty() && outside.isPresent()) {
      throw new InvalidCommandException(
          String.format(
              Locale.ROOT,
              "%s:%d: \"%s:\" is neither in the front matter nor in a fenced YAML block, so it is"
                  + " not read. Put it between two lines of three dashes at the file's very start,"
                  + " or in a block that begins with ```yaml.",
              file,
              outside.get(),
              KEY));
    }
    return new TaskSpec(
        fenced,
        String.format(
            Locale.ROOT, "%s, and %d fenced YAML blocks, none with %s", seen, blocks.size(), KEY));
  }

  /** Blocks without the key are not parsed, because examples may be invalid YAML. */
  private static Optional<Yaml.Entry> fenced(List<MarkdownYaml.Block> blocks)
      throws InvalidCommandException {
    for (MarkdownYaml.Block block : blocks) {
      if (block.text().contains(KEY)) {
        Optional<Yaml.Entry> entry = block.parse().entry(KEY);
        if (entry.isPresent()) {
          return entry;
        }
      }
    }
    return Optional.empty();
  }

  /** What the file contains instead of a command. */
  String contents() {
    return contents;
  }

  Optional<Found> smokeCommand() throws InvalidCommandException {
    return declaration.isEmpty()
        ? Optional.empty()
        : Optional.of(DeclaredCommand.read(declaration.get(), CommandSource.TASK_SPEC));
  }
}
