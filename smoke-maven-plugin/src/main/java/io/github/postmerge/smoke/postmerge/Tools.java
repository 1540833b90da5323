package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.RemoteMainlines;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.process.ProcessRunner;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run does its work with, so that a caller can replace each.
 *
 * @param mainlines reaches the remote's main branch
 * @param runner runs the smoke command
 */
public record Tools(Mainline.Source mainlines, ProcessRunner runner) {

  /**
   * Real remotes and contained processes.
   *
   * @param cache folder for what is needed for a moment and can be made again
   * @param variables the environment that git's credential helpers see
   */
  public static Tools ofThisMachine(Path cache, Map<String, String> variables) {
    return new Tools(
        new RemoteMainlines(
            new GitCredentials(new GitProgram(variables)),
            Path.of(System.getProperty("user.home")),
            cache.resolve("history")),
        ContainedProcessRunner.onThisSystem());
  }
}
