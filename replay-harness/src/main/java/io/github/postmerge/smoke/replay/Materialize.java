package io.github.postmerge.smoke.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds a case's repositories on disk, to inspect them or to run the goal in them. */
public final class Materialize {

  private Materialize() {}

  /**
   * Builds a case's repositories, and replaces those of an earlier call.
   *
   * @param arguments the case's folder, and the folder to build in
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Give a case's folder and a folder to build it in.");
    }
    ReplayCase replayCase = ReplayCase.read(Path.of(arguments[0]).toRealPath());
    Path target = Path.of(arguments[1]).toAbsolutePath().normalize();
    if (Files.exists(target)) {
      WorkFolder.at(target).close();
    }
    ReplayRepositories built = ReplayRepositories.build(replayCase, target);
    System.out.println(replayCase.name() + ": " + replayCase.story());
    System.out.println("  origin  " + built.origin());
    System.out.println("  clone   " + built.workingCopy());
  }
}
