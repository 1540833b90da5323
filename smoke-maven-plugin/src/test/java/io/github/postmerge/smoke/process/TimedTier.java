package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Measures how long another tier takes from its first kill until no process is left. */
final class TimedTier implements Tier {

  private final Tier tier;
  private Duration killing = Duration.ZERO;

  TimedTier(Tier tier) {
    this.tier = tier;
  }

  Duration killing() {
    return killing;
  }

  @Override
  public Containment containment() {
    return tier.containment();
  }

  @Override
  public Tree launch(ProcessSpec spec, Pipes pipes) throws IOException {
    return new TimedTree(tier.launch(spec, pipes));
  }

  private final class TimedTree implements Tree {
    private final Tree tree;
    private long firstKill;

    TimedTree(Tree tree) {
      this.tree = tree;
    }

    @Override
    public boolean kill() {
      firstKill = firstKill == 0 ? System.nanoTime() : firstKill;
      boolean allDead = tree.kill();
      killing = Duration.ofNanos(System.nanoTime() - firstKill);
      return allDead;
    }

    @Override
    public Containment containment() {
      return tree.containment();
    }

    @Override
    public Process command() {
      return tree.command();
    }

    @Override
    public void observe() {
      tree.observe();
    }

    @Override
    public List<Member> members() {
      return tree.members();
    }

    @Override
    public void close() {
      tree.close();
    }

    @Override
    public boolean launchFailed(int code, Capture stdout, Capture stderr) {
      return tree.launchFailed(code, stdout, stderr);
    }
  }
}
