package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Launches {@link Solo}, led by other programs where a test wants them. */
final class ChildJvm {

  private static final Path LINKS = makeLinks();

  private ChildJvm() {}

  static Process start(List<String> leaders, List<String> arguments) throws IOException {
    List<String> argv = new ArrayList<>(leaders);
    argv.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            place(ProcessRunner.class, "classes") + ":" + place(Solo.class, "test-classes"),
            Solo.class.getName()));
    argv.addAll(arguments);
    return new ProcessBuilder(argv)
        .directory(LINKS.toFile())
        .redirectError(Redirect.INHERIT)
        .start();
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

  /** By a link of a plain name, for a JVM whose encoding cannot have the name of the folder. */
  private static String place(Class<?> type, String name) throws IOException {
    try {
      Path folder = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path link = LINKS.resolve(name);
      if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, folder);
      }
      return link.toString();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Path makeLinks() {
    try {
      Path folder = Files.createTempDirectory("smoke-classes");
      folder.toFile().setExecutable(true, false);
      folder.toFile().setReadable(true, false);
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
