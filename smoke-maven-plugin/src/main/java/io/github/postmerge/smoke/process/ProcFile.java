package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of a process in {@code /proc}. */
final class ProcFile {

  private ProcFile() {}

  static Path path(long pid, String name) {
    return ProcessTable.PROC.resolve(Long.toString(pid)).resolve(name);
  }

  /** The content, read as UTF-8; empty if the process has ended or the file is not readable. */
  static String text(long pid, String name) {
    try {
      return new String(Files.readAllBytes(path(pid, name)), UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** The NUL-terminated strings of the content. */
  static List<String> strings(long pid, String name) {
    return List.of(text(pid, name).split("\0", -1));
  }
}
