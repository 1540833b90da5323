package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of a process in {@code /proc}. */
final class ProcFile {

  /** Large enough to read most files at once. */
  private static final int FIRST_READ = 8 * 1024;

  private ProcFile() {}

  static Path path(long pid, String name) {
    return ProcessTable.PROC.resolve(Long.toString(pid)).resolve(name);
  }

  /**
   * The content, read as UTF-8; empty if the process has ended or the file is not readable.
   *
   * <p>{@link Files#readAllBytes} is not used, because these files have no size and it reads one
   * byte first. A process that executes another program between the two reads would seem to have
   * that byte as its name.
   */
  static String text(long pid, String name) {
    byte[] content = new byte[FIRST_READ];
    try (InputStream file = Files.newInputStream(path(pid, name))) {
      int length = Math.max(0, file.read(content));
      String start = new String(content, 0, length, UTF_8);
      return length < content.length ? start : start + new String(file.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** The NUL-terminated strings of the content. */
  static List<String> strings(long pid, String name) {
    return List.of(text(pid, name).split("\0", -1));
  }
}
