package io.github.postmerge.smoke.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Launches a test's main class in a JVM of its own, led by other programs where a test wants. */
public final class Jvm {

  private Jvm() {}

  /** The command line that runs the class. */
  public static List<String> commandLine(Class<?> main, Object... arguments) {
    List<String> argv =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    for (Object argument : arguments) {
      argv.add(argument.toString());
    }
    return argv;
  }

  /** The same, started, with its errors among the test's own. */
  public static Process start(Class<?> main, Object... arguments) throws IOException {
    return start(commandLine(main, arguments));
  }

  /** Starts a command line. */
  public static Process start(List<String> argv) throws IOException {
    return new ProcessBuilder(argv).redirectError(Redirect.INHERIT).start();
  }

  /** All that a process says on its standard output until its end. */
  public static String saidBy(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  /** Whether a program is there and lets itself be used so. */
  public static boolean works(List<String> argv) throws InterruptedException {
    try {
      return new ProcessBuilder(argv)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
