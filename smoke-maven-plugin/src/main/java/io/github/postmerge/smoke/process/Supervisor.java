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
import java.util.List;
import java.util.Optional;

/**
 * A process that outlives this JVM and then kills the process tree that the JVM has launched.
 *
 * <p>It is a shell that reads from a pipe which only this JVM can write to. A shell costs a
 * millisecond and half a megabyte. At the end of the pipe it kills the cgroup, if there is one, and
 * executes {@link OrphanedTree}, which needs a JVM and finds all other processes. It has its own
 * session, no environment except the locale, and ignores all signals that can be ignored. Its
 * arguments contain nothing that a smoke could match when it kills processes by command line.
 */
final class Supervisor implements DescendantTracker.Listener {

  /** flock leaves the lock on file descriptor 3; closing it releases the waiting command. */
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

  /** Less than a pipe buffers, so that a stopped supervisor cannot block this JVM. */
  private static final int MOST_BYTES = 48 * 1024;

  /** The variables that define the encoding of file names. */
  private static final List<String> LOCALE = List.of("LC_ALL", "LC_CTYPE", "LANG");

  private final Process process;
  private int written;

  private Supervisor(Process process) {
    this.process = process;
  }

  /**
   * Starts a supervisor.
   *
   * @param cgroup the cgroup that it kills first, and locks until {@link #release}
   * @param guarded the file by which {@link GuardedFile#awaitEndOfGuards} finds it
   * @throws IOException if the system cannot start another process
   */
  static Supervisor start(Optional<Cgroup> cgroup, Optional<GuardedFile> guarded)
      throws IOException {
    Supervisor supervisor = new Supervisor(launch(cgroup, guarded));
    supervisor.write(cgroup.map(each -> each.folder().toString()).orElse(""));
    supervisor.write(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    supervisor.write(ownClassPath());
    supervisor.write(OrphanedTree.class.getName());
    guarded.ifPresent(supervisor::send);
    return supervisor;
  }

  private static Process launch(Optional<Cgroup> cgroup, Optional<GuardedFile> guarded)
      throws IOException {
    List<String> argv = new ArrayList<>(List.of(SystemPrograms.pathOrName("setsid")));
    cgroup.ifPresent(
        each ->
            argv.addAll(
                List.of(
                    SystemPrograms.pathOrName("flock"), "--no-fork", each.folder().toString())));
    argv.addAll(List.of(SystemPrograms.pathOrName("sh"), "-c", SCRIPT, "sh"));
    guarded.ifPresent(file -> argv.add(file.argument()));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(Path.of("/").toFile());
    builder.environment().keySet().retainAll(LOCALE);
    builder.redirectError(Redirect.DISCARD);
    return builder.start();
  }

  /** The class path of this class; empty if it is unknown. */
  private static String ownClassPath() {
    CodeSource source = Supervisor.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? "" : Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException | RuntimeException notInTheFileSystem) {
      return "";
    }
  }

  /** Whether the programs are available that it needs to start and to kill. */
  static boolean canBeStarted() {
    return SystemPrograms.find("setsid").isPresent()
        && SystemPrograms.find("sh").isPresent()
        && Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "java"))
        && !ownClassPath().isEmpty();
  }

  /** Waits until it reads its input and holds the lock. */
  void awaitReady() throws TierUnavailableException {
    UninterruptibleWait wait = new UninterruptibleWait();
    wait.until(() -> isReady() || !process.isAlive(), Deadline.in(LONGEST_START));
    wait.restoreInterrupt();
    if (!isReady()) {
      process.destroyForcibly();
      throw new TierUnavailableException("the supervisor of the smoke does not start");
    }
  }

  private boolean isReady() {
    try {
      return process.getInputStream().available() > 0;
    } catch (IOException closed) {
      return false;
    }
  }

  /** Sends the data by which it finds the processes. */
  void send(LaunchOrigin origin, ProcessMarkers markers) {
    send(OrphanedTree.LAUNCHER, origin.launcher());
    send(OrphanedTree.SINCE, origin.since());
    markers.cookie().ifPresent(cookie -> send(OrphanedTree.COOKIE, cookie));
    markers.pipes().forEach(pipe -> send(OrphanedTree.PIPE, pipe));
    markers.folder().ifPresent(folder -> send(OrphanedTree.FOLDER, folder.toString()));
  }

  private void send(GuardedFile file) {
    write(file.argument());
    send(OrphanedTree.GUARDED_CONTENT, file.sha256());
  }

  void sendCgroup(Cgroup cgroup) {
    send(OrphanedTree.CGROUP, cgroup.folder().toString());
  }

  void sendCommand(long pid) {
    send(OrphanedTree.COMMAND, pid);
  }

  @Override
  public void onSession(long id) {
    send(OrphanedTree.SESSION, id);
  }

  @Override
  public void onGroup(long id) {
    send(OrphanedTree.GROUP, id);
  }

  /** Releases the lock. */
  void release() {
    write("go");
  }

  /** Ends it without killing anything. */
  void end() {
    write("end");
    Closeables.closeQuietly(process.getOutputStream());
  }

  private void send(String what, Object value) {
    if (written < MOST_BYTES) {
      write(OrphanedTree.argument(what, value));
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
      // The supervisor was killed; the run itself does not need it.
    }
  }
}
