package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.replay.CaseDescription.CommitDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One folder of fixtures: a history, how the smoke is run, and the expected envelope. */
public final class ReplayCase {

  private static final String DESCRIPTION = "case.yaml";

  private final Path folder;
  private final CaseDescription description;

  private ReplayCase(Path folder, CaseDescription description) {
    this.folder = folder;
    this.description = description;
  }

  /** Reads a case; rejects files that it does not use. */
  public static ReplayCase read(Path folder) {
    ReplayCase read = new ReplayCase(folder, CaseDescription.read(folder.resolve(DESCRIPTION)));
    read.requireNoUnusedFile();
    return read;
  }

  /** The folder's name, which says what happens. */
  public String name() {
    return String.valueOf(folder.getFileName());
  }

  /** What happens, in a sentence. */
  public String story() {
    return description.story();
  }

  CaseDescription description() {
    return description;
  }

  Golden golden(String file) {
    return new Golden(folder, file);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  private void requireNoUnusedFile() {
    Set<Path> read =
        description.history().stream()
            .map(CommitDescription::files)
            .filter(Objects::nonNull)
            .map(folder::resolve)
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> unreferenced =
          files.filter(Files::isRegularFile).filter(f -> !isRead(f, read)).toList();
      if (!unreferenced.isEmpty()) {
        throw new IllegalCaseException(
            "No part of the case uses "
                + unreferenced
                + ". Name its folder in "
                + DESCRIPTION
                + ", or delete it.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isRead(Path file, Set<Path> folders) {
    return file.equals(folder.resolve(DESCRIPTION))
        || golden(Replay.ENVELOPE).owns(file)
        || (description.reproduce() != null && golden(Replay.REPRODUCTION).owns(file))
        || folders.stream().anyMatch(file::startsWith);
  }
}
