package io.github.postmerge.smoke.checkout.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders that are somewhere else's: what is deleted in one is deleted there.
 *
 * <p>Told by Linux. The format is {@code proc_pid_mountinfo(5)}'s.
 */
public final class MountPoints {

  private static final Path ALL = Path.of("/proc/self/mountinfo");
  private static final int PLACE = 4;
  private static final int OCTAL_DIGITS = 3;

  private MountPoints() {}

  public static boolean areTold() {
    return Files.exists(ALL);
  }

  /** Throws where the folder is one or holds one, however deep. */
  public static void requireNoneIn(Path folder) throws IOException {
    if (!areTold()) {
      return;
    }
    String real = bytes(folder.toRealPath());
    for (String line : Files.readAllLines(ALL, ISO_8859_1)) {
      String[] fields = line.split(" ", PLACE + 2);
      String place = fields.length > PLACE ? plain(fields[PLACE]) : "";
      if (place.equals(real) || place.startsWith(real + "/")) {
        throw new IOException(
            String.format("something is mounted at \"%s\"; unmount it", EntryNames.shown(place)));
      }
    }
  }

  /** A byte a character. */
  private static String bytes(Path path) {
    return new String(
        path.toString().getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))),
        ISO_8859_1);
  }

  /** Blanks and their like stand there as octal digits. */
  private static String plain(String escaped) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\') {
        plain.append((char) Integer.parseInt(escaped.substring(i + 1, i + 1 + OCTAL_DIGITS), 8));
        i += OCTAL_DIGITS;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
