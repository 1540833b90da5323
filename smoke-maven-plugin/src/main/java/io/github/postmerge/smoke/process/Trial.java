package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tries a tier out, with a command whose exit code nothing else would give. */
final class Trial {

  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final int CODE = 43;

  private Trial() {}

  /**
   * Runs it.
   *
   * @throws TierRefused where the tier does not work
   */
  static void of(Tier tier) throws TierRefused {
    try {
      Tree tree = tier.launch(spec(), new JdkPipes());
      try {
        Process command = tree.command();
        Patience patience = new Patience();
        patience.await(() -> !command.isAlive(), Deadline.in(LONGEST));
        boolean cleared = patience.await(tree::strike, Deadline.in(LONGEST));
        patience.restoreInterrupt();
        if (!cleared || command.exitValue() != CODE) {
          throw new TierRefused("a command that was tried in it did not end as it should");
        }
      } finally {
        tree.close();
      }
    } catch (TierRefused e) {
      throw e;
    } catch (IOException e) {
      throw new TierRefused("no command can be launched in it", e);
    }
  }

  private static ProcessSpec spec() {
    String shell = SystemPrograms.find("sh").map(Path::toString).orElse("sh");
    return new ProcessSpec(
        List.of(shell, "-c", "exit " + CODE), Path.of("/"), Map.of(), LONGEST, LONGEST);
  }
}
