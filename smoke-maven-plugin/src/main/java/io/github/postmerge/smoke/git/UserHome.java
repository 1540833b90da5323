package io.github.postmerge.smoke.git;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds the user's home folder. */
public final class UserHome {

  /** A path below which no file can exist. */
  private static final Path NOWHERE = Path.of("/dev/null");

  private UserHome() {}

  /**
   * {@code HOME}, as in git, or else the JDK's {@code user.home}.
   *
   * <p>The JDK reports {@code ?} for a user without an entry in {@code /etc/passwd}. That would be
   * a path in the current folder, so only absolute paths count.
   *
   * @param variables returns an environment variable, or null if it is not set
   */
  public static Optional<Path> of(UnaryOperator<String> variables) {
    return Stream.of(
            Optional.ofNullable(variables.apply("HOME")),
            Optional.ofNullable(System.getProperty("user.home")))
        .flatMap(Optional::stream)
        .flatMap(path -> absolute(path).stream())
        .findFirst();
  }

  /** The path, if it is absolute and the JVM's encoding can represent it. */
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

  /** The home folder, or else a path below which no file can exist. */
  public static Path orNowhere(UnaryOperator<String> variables) {
    return of(variables).orElse(NOWHERE);
  }
}
