package io.github.postmerge.smoke.checkout.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Mount points: a file that is deleted below one is deleted in whatever is mounted there.
 *
 * <p>Known on Linux only. The format is documented in {@code proc_pid_mountinfo(5)}.
 */
public final class MountPoints {

  private static final Path ALL = Path.of("/proc/self/mountinfo");
  private static final int PLACE = 4;
  private static final int OCTAL_DIGITS = 3;

  private MountPoints() {}

  public static boolean areTold() {
    return Files.exists(ALL);
  }

  /** Throws if the folder is a mount point or contains one at any depth. */
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

  /** The path with one character per byte. */
  private static String bytes(Path path) {
    return new String(
        path.toString().getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))),
        ISO_8859_1);
  }

  /** Decodes the octal escapes of white space and backslashes. */
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
