package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.RemoteMainlines;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.process.ProcessRunner;
import java.nio.file.Path;

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
   */
  public static Tools ofThisMachine(Path cache) {
    return new Tools(
        new RemoteMainlines(new GitCredentials(), cache.resolve("history")),
        ContainedProcessRunner.onThisSystem());
  }
}
