package io.github.postmerge.smoke.culprit;

import java.nio.file.Path;

/** A search in a JVM of its own, for a test to kill: work folder, repository, name=value pairs. */
final class SearchMain {

  private SearchMain() {}

  /** Prints the headline of its outcome. */
  public static void main(String[] arguments) {
    SearchRun run = new SearchRun(Path.of(arguments[0]), Path.of(arguments[1]));
    for (int i = 2; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      run.with(pair[0], pair[1]);
    }
    System.out.println(new CulpritReport(run.run()).headline());
  }
}
