package io.github.postmerge.smoke.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git program, where there is one, with nobody's configuration. */
public final class NativeGit {

  private NativeGit() {}

  /** Whether there is one. */
  public static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What it says, both streams; fails where it fails. */
  public static String run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(argv).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process git = builder.start();
    String said = new String(git.getInputStream().readAllBytes(), UTF_8);
    if (git.waitFor() != 0) {
      throw new IOException(argv + " failed: " + said);
    }
    return said;
  }

  /** For what only git can check out. */
  public static final GitOnPath PROGRAM =
      new GitOnPath() {
        @Override
        public boolean isThere() {
          return true;
        }

        @Override
        public Answer run(GitCall call) throws InterruptedException {
          List<String> arguments = new ArrayList<>();
          call.settings().forEach(s -> arguments.addAll(List.of("-c", s.key() + "=" + s.value())));
          arguments.addAll(call.arguments());
          try {
            return new Answer.Done(NativeGit.run(call.folder(), arguments.toArray(String[]::new)));
          } catch (IOException e) {
            return new Answer.Failed(1, String.valueOf(e.getMessage()));
          }
        }
      };
}
