package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;

/** User settings that git reads and JGit does not. */
public final class HiddenSettings {

  private final Repository repository;
  private final Map<String, String> variables;
  private final Path home;

  public HiddenSettings(Repository repository, Map<String, String> variables, Path home) {
    this.repository = repository;
    this.variables = variables;
    this.home = home;
  }

  /**
   * A setting, and where it is configured.
   *
   * @param key with section and name in lower case
   */
  public record Hidden(String key, String place) {

    @Override
    public String toString() {
      return key + " (" + place + ")";
    }
  }

  public List<Hidden> all() {
    List<Hidden> all = new ArrayList<>();
    EnvironmentSettings environment = new EnvironmentSettings(variables::get);
    environment.counted().forEach(s -> add(s.key(), EnvironmentSettings.COUNT, all));
    environment.listed().forEach(s -> add(s.key(), EnvironmentSettings.PARAMETERS, all));
    included(all);
    String ofWorktree = "config.worktree";
    addFile(repository.getDirectory().toPath().resolve(ofWorktree), ofWorktree, all);
    return all;
  }

  /** Reads each included file without evaluating its condition. */
  private void included(List<Hidden> all) {
    Config config = repository.getConfig();
    for (String condition : config.getSubsections("includeIf")) {
      for (String path : config.getStringList("includeIf", condition, "path")) {
        files(path).forEach(file -> addFile(file, "includeIf." + condition, all));
      }
    }
  }

  private Stream<Path> files(String path) {
    try {
      if (path.startsWith("~/")) {
        return Stream.of(home.resolve(path.substring(2)));
      }
      return Stream.of(repository.getCommonDirectory().toPath(), home, home.resolve(".config/git"))
          .map(folder -> folder.resolve(path))
          .distinct();
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  private static void addFile(Path file, String place, List<Hidden> all) {
    if (!Files.isReadable(file)) {
      return;
    }
    Config config = new Config();
    try {
      config.fromText(Files.readString(file));
    } catch (IOException | ConfigInvalidException e) {
      return;
    }
    for (String section : config.getSections()) {
      config.getNames(section).forEach(name -> add(section + "." + name, place, all));
      for (String subsection : config.getSubsections(section)) {
        config
            .getNames(section, subsection)
            .forEach(name -> add(section + "." + subsection + "." + name, place, all));
      }
    }
  }

  private static void add(String key, String place, List<Hidden> all) {
    int first = key.indexOf('.');
    int last = key.lastIndexOf('.');
    if (first > 0) {
      all.add(
          new Hidden(
              SettingKey.lowerCase(key.substring(0, first))
                  + key.substring(first, last)
                  + SettingKey.lowerCase(key.substring(last)),
              place));
    }
  }
}
