package io.github.postmerge.smoke.culprit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.faults.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Slurm of two nodes on this machine; all that it starts ends with it. */
public final class SlurmCluster implements AutoCloseable {

  private static final List<String> PROGRAMS =
      List.of("slurmctld", "slurmd", "sbatch", "munged", "python3");

  private static final List<String> NAMESPACE =
      List.of("unshare", "--pid", "--fork", "--kill-child=KILL", "--mount-proc", "--", "true");

  private final Path folder;
  private final Process process;
  private final BufferedReader said;

  private SlurmCluster(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.said = process.inputReader();
  }

  /** Skips the test where there is no Slurm, or the user is not root. */
  public static SlurmCluster start(Path folder) throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs slurm, as root");
    for (String program : PROGRAMS) {
      assumeTrue(
          Jvm.works(List.of("sh", "-c", "command -v " + program)),
          "needs slurm: " + program + " is missing");
    }
    assumeTrue(Jvm.works(NAMESPACE), "needs slurm, in a process namespace");
    Files.createDirectories(folder);
    Process process =
        new ProcessBuilder("bash", script().toString(), folder.toString())
            .redirectError(Redirect.INHERIT)
            .start();
    SlurmCluster cluster = new SlurmCluster(folder, process);
    cluster.await("ready");
    return cluster;
  }

  private static Path script() throws URISyntaxException {
    return Path.of(requireNonNull(SlurmCluster.class.getResource("slurm.sh")).toURI());
  }

  private void await(String line) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String next = said.readLine(); next != null; next = said.readLine()) {
      if (next.equals(line)) {
        return;
      }
      lines.add(next);
    }
    throw new IOException("no \"" + line + "\", but: " + String.join("\n", lines));
  }

  /** What a program needs to talk to this Slurm, and to no other. */
  public Map<String, String> environment() {
    return Map.of("SLURM_CONF", folder.resolve("slurm.conf").toString());
  }

  /** Ends a node, {@code n1} or {@code n2}, with all that runs on it, and says so to Slurm. */
  public void fail(String node) throws Exception {
    Writer commands = process.outputWriter();
    commands.write("fail " + node + "\n");
    commands.flush();
    await("failed " + node);
    run(List.of("scontrol", "update", "nodename=" + node, "state=down", "reason=failed"));
  }

  /**
   * Submits a batch job.
   *
   * @param arguments of {@code sbatch}
   * @return its id
   */
  String submit(String... arguments) throws Exception {
    List<String> argv = new ArrayList<>(List.of("sbatch", "--parsable"));
    argv.addAll(List.of(arguments));
    return run(argv);
  }

  /** Waits until no task of a job is left to run. */
  void awaitEnd(String job, Duration longest) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    while (!run(List.of("squeue", "--noheader", "--jobs", job)).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still there: " + run(List.of("squeue")));
      }
    }
  }

  /** Runs a program of Slurm's to its end; what it said. */
  String run(List<String> argv) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().putAll(environment());
    Process program = builder.directory(folder.toFile()).start();
    String output = new String(program.getInputStream().readAllBytes(), UTF_8).strip();
    if (program.waitFor() != 0) {
      throw new IOException(String.join(" ", argv) + ": " + output);
    }
    return output;
  }

  @Override
  public void close() throws IOException {
    process.outputWriter().close();
    process.onExit().join();
  }
}
