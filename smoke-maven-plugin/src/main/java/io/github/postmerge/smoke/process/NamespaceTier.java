package io.github.postmerge.smoke.process;

import static io.github.postmerge.smoke.process.NamespacePrograms.Name.NSENTER;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.SETSID;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.SH;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.UNSHARE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs the command in a PID namespace of its own, made without any privilege. */
final class NamespaceTier implements Tier {

  private static final Duration LONGEST_TRIAL = Duration.ofSeconds(2);

  private static final int TRIAL_CODE = 43;

  private final NamespacePrograms programs;

  NamespaceTier(NamespacePrograms programs) {
    this.programs = programs;
  }

  /** Tries it out once, with a command whose exit code nothing else would give. */
  boolean works() {
    try {
      Tree tree = launch(trial(), new JdkPipes());
      Process command = tree.command();
      Patience patience = new Patience();
      patience.await(() -> !command.isAlive(), Deadline.in(LONGEST_TRIAL));
      boolean cleared = patience.await(tree::strike, Deadline.in(LONGEST_TRIAL));
      patience.restoreInterrupt();
      return cleared && command.exitValue() == TRIAL_CODE;
    } catch (IOException refused) {
      return false;
    }
  }

  private ProcessSpec trial() {
    return new ProcessSpec(
        List.of(programs.path(SH), "-c", "exit " + TRIAL_CODE),
        Path.of("/"),
        Map.of(),
        LONGEST_TRIAL,
        LONGEST_TRIAL);
  }

  @Override
  public Containment containment() {
    return Containment.NAMESPACE;
  }

  @Override
  public Tree launch(ProcessSpec spec, Pipes pipes) throws IOException {
    NamespaceHolder holder = NamespaceHolder.open(programs);
    LaunchNames names =
        new LaunchNames(List.of(session(), enter(holder), start(spec)), spec.argv());
    try {
      Process process =
          new Launch(names.commandLine(), Path.of("/"), spec.environment()).into(pipes);
      return new NamespaceTree(process, holder, names);
    } catch (IOException | RuntimeException e) {
      holder.end();
      throw e;
    }
  }

  /** Away from the terminal: no Ctrl-C that was meant for us, and nobody to prompt. */
  private List<String> session() {
    return List.of(programs.path(SETSID), "--");
  }

  private List<String> enter(NamespaceHolder holder) {
    return List.of(
        programs.path(NSENTER),
        "--target=" + holder.pid(),
        "--user",
        "--mount",
        "--pid=/proc/" + holder.pid() + "/ns/pid_for_children",
        "--preserve-credentials",
        "--");
  }

  /** Entering a mount namespace leads to its root; this goes back, and changes nothing else. */
  private List<String> start(ProcessSpec spec) {
    return List.of(programs.path(UNSHARE), "--wd=" + spec.directory().toAbsolutePath(), "--");
  }
}
