package io.github.postmerge.smoke.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Runs a test's main class as another user, which only root can.
 *
 * @param uid the user's id; the group has the same
 */
public record OtherUser(int uid) {

  /** An id that no system has an entry for in {@code /etc/passwd}. */
  public static final OtherUser WITHOUT_A_NAME = new OtherUser(12345);

  /** Skips the test where nobody may become another user. */
  public void require() throws InterruptedException {
    List<String> argv = new ArrayList<>(leaders());
    argv.add("true");
    assumeTrue(Jvm.works(argv), "only root becomes another user, with setpriv");
  }

  /** What a command line begins with that runs as this user. */
  public List<String> leaders() {
    return List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
  }

  /**
   * The command line that runs the class as this user.
   *
   * @param readable a folder that this user can read; the class path is copied there, for our own
   *     may be in a home that nobody else can enter
   */
  public List<String> commandLine(Path readable, Class<?> main, Object... arguments)
      throws IOException {
    List<String> argv = new ArrayList<>(leaders());
    String classPath = copyClassPath(readable);
    List<String> java = Jvm.commandLine(main, arguments);
    String own = System.getProperty("java.class.path");
    java.forEach(argument -> argv.add(argument.equals(own) ? classPath : argument));
    return argv;
  }

  /** Gives a folder and all in it to this user. */
  public void own(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static String copyClassPath(Path folder) throws IOException {
    StringJoiner copied = new StringJoiner(File.pathSeparator);
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      Path to = folder.resolve(number++ + "-" + from.getFileName());
      if (Files.exists(from) && Files.notExists(to)) {
        copy(from, to);
      }
      copied.add(to.toString());
    }
    return copied.toString();
  }

  /** Copies a file, or a folder with all in it, to where nothing is yet. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
