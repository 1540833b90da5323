package io.github.postmerge.smoke.git;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where the user's own files are. */
public final class UserHome {

  /** Nothing can be in it. */
  private static final Path NOWHERE = Path.of("/dev/null");

  private UserHome() {}

  /**
   * {@code HOME}, as for git, or else the home folder that the JDK knows.
   *
   * <p>The JDK says {@code ?} for a user who has no entry in {@code /etc/passwd}; a path relative
   * to that would be one in the current folder.
   *
   * @param variables environment variables by name, null where there is none
   */
  public static Optional<Path> of(UnaryOperator<String> variables) {
    return Stream.of(
            Optional.ofNullable(variables.apply("HOME")),
            Optional.ofNullable(System.getProperty("user.home")))
        .flatMap(Optional::stream)
        .flatMap(path -> absolute(path).stream())
        .findFirst();
  }

  /**
   * An absolute path that a variable names; empty where it is none, or has letters that this JVM's
   * encoding does not have.
   */
  public static Optional<Path> absolute(String path) {
    try {
      return Optional.of(path)
          .filter(text -> !text.isEmpty())
          .map(Path::of)
          .filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The same, and where there is none a place in which no file can be. */
  public static Path orNowhere(UnaryOperator<String> variables) {
    return of(variables).orElse(NOWHERE);
  }
}
