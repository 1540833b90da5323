package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Launches {@link Solo}, led by other programs where a test wants them. */
final class ChildJvm {

  private ChildJvm() {}

  static Process start(List<String> leaders, List<String> arguments) throws IOException {
    List<String> argv = new ArrayList<>(leaders);
    argv.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            place(ProcessRunner.class) + ":" + place(Solo.class),
            Solo.class.getName()));
    argv.addAll(arguments);
    return new ProcessBuilder(argv).redirectError(Redirect.INHERIT).start();
  }

  /** What it told, once it has ended. */
  static List<String> toldBy(Process jvm) throws IOException {
    return new String(jvm.getInputStream().readAllBytes(), UTF_8).lines().toList();
  }

  /** Whether these programs can lead anything on this machine. */
  static boolean works(List<String> leaders) throws IOException {
    List<String> argv = new ArrayList<>(leaders);
    argv.add("true");
    try {
      return new ProcessBuilder(argv).start().waitFor() == 0;
    } catch (InterruptedException nobodyDoesThat) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String place(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }
}
