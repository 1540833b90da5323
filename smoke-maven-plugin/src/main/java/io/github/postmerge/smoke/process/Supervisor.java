package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A small process that outlives this JVM, however that dies, and then kills what it has launched.
 *
 * <p>It is a shell that reads from a pipe which only this JVM can write to. A shell costs a
 * millisecond and half a megabyte. At the end of the pipe it kills the cgroup, where there is one,
 * and becomes {@link OrphanedTree}, which needs a JVM and looks for all others. It has a session of
 * its own, no variables, and ignores all signals that can be ignored; its arguments name nothing
 * that a smoke could look for when it kills by command line.
 */
final class Supervisor implements DescendantTracker.Listener {

  /**
   * The lock is on the third descriptor, where flock leaves it; what waits for it is launched by
   * letting go of it.
   */
  private static final String SCRIPT =
      """
      trap '' HUP INT QUIT USR1 USR2 PIPE ALRM TERM TSTP TTIN TTOU
      read -r group; read -r program; read -r path; read -r type
      echo
      known=
      while read -r word; do
        case $word in
        go) exec 3>&- ;;
        end) exit ;;
        *) known="$known $word" ;;
        esac
      done
      [ -z "$group" ] || echo 1 >"$group/cgroup.kill"
      exec "$program" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -XX:-UsePerfData \
        -cp "$path" "$type" $known
      """;

  private static final Duration LONGEST_START = Duration.ofSeconds(2);

  /** What a pipe takes without being read, so that nobody can make us wait by stopping it. */
  private static final int MOST_BYTES = 48 * 1024;

  /** They say how file names are encoded. */
  private static final List<String> LOCALE = List.of("LC_ALL", "LC_CTYPE", "LANG");

  private final Process process;
  private int written;

  private Supervisor(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param cgroup what it kills first, and locks until {@link #release}
   * @throws IOException where the system does not let us start another process
   */
  static Supervisor start(Optional<Cgroup> cgroup) throws IOException {
    Supervisor supervisor = new Supervisor(launch(cgroup));
    supervisor.write(cgroup.map(each -> each.folder().toString()).orElse(""));
    supervisor.write(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    supervisor.write(ownClassPath());
    supervisor.write(OrphanedTree.class.getName());
    return supervisor;
  }

  private static Process launch(Optional<Cgroup> cgroup) throws IOException {
    List<String> argv = new ArrayList<>(List.of(program("setsid")));
    cgroup.ifPresent(
        each -> argv.addAll(List.of(program("flock"), "--no-fork", each.folder().toString())));
    argv.addAll(List.of(program("sh"), "-c", SCRIPT, "sh"));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(Path.of("/").toFile());
    builder.environment().keySet().retainAll(LOCALE);
    builder.redirectError(Redirect.DISCARD);
    return builder.start();
  }

  private static String program(String name) {
    return SystemPrograms.find(name).map(Path::toString).orElse(name);
  }

  /** Where our classes are; nothing where that cannot be told. */
  private static String ownClassPath() {
    CodeSource source = Supervisor.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? "" : Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException | RuntimeException notInTheFileSystem) {
      return "";
    }
  }

  /** Whether there is what it takes to start one, and what to start in its place at the end. */
  static boolean canBeStarted() {
    return SystemPrograms.find("setsid").isPresent()
        && SystemPrograms.find("sh").isPresent()
        && Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "java"))
        && !ownClassPath().isEmpty();
  }

  /** Waits until it reads, and holds its lock. */
  void awaitReady() throws TierUnavailableException {
    UninterruptibleWait wait = new UninterruptibleWait();
    wait.until(() -> isReady() || !process.isAlive(), Deadline.in(LONGEST_START));
    wait.restoreInterrupt();
    if (!isReady()) {
      process.destroyForcibly();
      throw new TierUnavailableException("the process that watches over the smoke does not start");
    }
  }

  private boolean isReady() {
    try {
      return process.getInputStream().available() > 0;
    } catch (IOException closed) {
      return false;
    }
  }

  /** Says whom to look for. */
  void tell(LaunchOrigin origin, ProcessMarkers markers) {
    tell(OrphanedTree.LAUNCHER, origin.launcher());
    tell(OrphanedTree.SINCE, origin.since());
    markers.cookie().ifPresent(cookie -> tell(OrphanedTree.COOKIE, cookie));
    markers.pipes().forEach(pipe -> tell(OrphanedTree.PIPE, pipe));
    markers.folder().ifPresent(folder -> tell(OrphanedTree.FOLDER, folder.toString()));
  }

  void tell(GuardedFile file) {
    tell(OrphanedTree.GUARDED_FILE, file.path());
    tell(OrphanedTree.GUARDED_CONTENT, file.sha256());
  }

  void tellCgroup(Cgroup cgroup) {
    tell(OrphanedTree.CGROUP, cgroup.folder().toString());
  }

  void tellCommand(long pid) {
    tell(OrphanedTree.COMMAND, pid);
  }

  @Override
  public void onSession(long id) {
    tell(OrphanedTree.SESSION, id);
  }

  @Override
  public void onGroup(long id) {
    tell(OrphanedTree.GROUP, id);
  }

  /** Lets go of the lock. */
  void release() {
    write("go");
  }

  /** It has nothing to watch over any more. */
  void end() {
    write("end");
    Closeables.closeQuietly(process.getOutputStream());
  }

  private void tell(String what, Object value) {
    if (written < MOST_BYTES) {
      write(
          what
              + ":"
              + Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(value.toString().getBytes(UTF_8)));
    }
  }

  private synchronized void write(String line) {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    written += bytes.length;
    try {
      OutputStream out = process.getOutputStream();
      out.write(bytes);
      out.flush();
    } catch (IOException gone) {
      // Somebody has killed it; the run itself does not need it.
    }
  }
}
