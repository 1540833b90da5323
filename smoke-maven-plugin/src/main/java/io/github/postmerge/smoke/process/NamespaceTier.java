package io.github.postmerge.smoke.process;

import static io.github.postmerge.smoke.process.NamespacePrograms.Name.NSENTER;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.SETSID;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.UNSHARE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs the command in its own PID namespace. */
final class NamespaceTier implements Tier {

  private final NamespacePrograms programs;
  private final NamespaceKind kind;

  NamespaceTier(NamespacePrograms programs, NamespaceKind kind) {
    this.programs = programs;
    this.kind = kind;
  }

  /**
   * The tier; probes it once.
   *
   * @throws TierUnavailableException if it does not work on this system
   */
  static NamespaceTier find(NamespaceKind kind) throws TierUnavailableException {
    NamespacePrograms programs =
        NamespacePrograms.find()
            .orElseThrow(
                () ->
                    new TierUnavailableException(
                        "one of the programs "
                            + Arrays.toString(NamespacePrograms.Name.values())
                                .toLowerCase(Locale.ROOT)
                            + " is missing"));
    NamespaceTier tier = new NamespaceTier(programs, kind);
    TierProbe.run(tier);
    return tier;
  }

  @Override
  public Containment containment() {
    return Containment.NAMESPACE;
  }

  @Override
  public Tree launch(ProcessSpec spec, Pipes pipes) throws IOException {
    NamespaceHolder holder = NamespaceHolder.open(programs, kind);
    LaunchNames names =
        new LaunchNames(List.of(session(), enter(holder), start(spec), session()), spec.argv());
    try {
      Process process =
          new Launch(names.commandLine(), Path.of("/"), spec.environment()).start(pipes);
      return new NamespaceTree(process, holder, names);
    } catch (IOException | RuntimeException e) {
      holder.end();
      throw e;
    }
  }

  /** A session without a terminal: no Ctrl-C that is meant for Maven, and no prompts. */
  private List<String> session() {
    return List.of(programs.path(SETSID), "--");
  }

  private List<String> enter(NamespaceHolder holder) {
    List<String> argv =
        new ArrayList<>(List.of(programs.path(NSENTER), "--target=" + holder.pid()));
    argv.addAll(kind.nsenterOptions());
    argv.add("--pid=/proc/" + holder.pid() + "/ns/pid_for_children");
    argv.addAll(List.of("--preserve-credentials", "--"));
    return argv;
  }

  /** nsenter changes to the root of the mount namespace; this changes to the command's folder. */
  private List<String> start(ProcessSpec spec) {
    return List.of(programs.path(UNSHARE), "--wd=" + spec.directory().toAbsolutePath(), "--");
  }
}
