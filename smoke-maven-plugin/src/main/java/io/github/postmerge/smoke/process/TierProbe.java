package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Probes a tier with a command that has a distinctive exit code. */
final class TierProbe {

  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final int CODE = 43;

  private TierProbe() {}

  /**
   * Runs the probe.
   *
   * @throws TierUnavailableException if the tier does not work
   */
  static void run(Tier tier) throws TierUnavailableException {
    try {
      Tree tree = tier.launch(spec(), new JdkPipes());
      try {
        Process command = tree.command();
        UninterruptibleWait wait = new UninterruptibleWait();
        wait.until(() -> !command.isAlive(), Deadline.in(LONGEST));
        boolean cleared = wait.until(tree::kill, Deadline.in(LONGEST));
        wait.restoreInterrupt();
        if (!cleared || command.exitValue() != CODE) {
          throw new TierUnavailableException("a test command did not end as expected");
        }
      } finally {
        tree.close();
      }
    } catch (TierUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new TierUnavailableException("a test command cannot be launched", e);
    }
  }

  private static ProcessSpec spec() {
    String shell = SystemPrograms.pathOrName("sh");
    return new ProcessSpec(
        List.of(shell, "-c", "exit " + CODE), Path.of("/"), Map.of(), LONGEST, LONGEST);
  }
}
