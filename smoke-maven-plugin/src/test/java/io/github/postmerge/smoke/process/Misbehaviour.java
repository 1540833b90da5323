package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ways to misbehave; TOKEN is in the arguments of every process that is left. */
enum Misbehaviour {
  /** A child outlives the command and holds no stream open. */
  ORPHAN(
      Kind.LEAVES_PROCESS,
      "tail -f TOKEN >/dev/null 2>&1 & until grep -q tail /proc/$!/comm; do :; done; exit 0"),
  /** A child outlives the command and holds its output open. */
  ORPHAN_WITH_OUTPUT(Kind.LEAVES_PROCESS, "tail -f TOKEN & exit 0"),
  /** A daemon: two forks, its own session, the output held open. */
  DAEMON(Kind.LEAVES_PROCESS, "(setsid sh -c 'tail -f TOKEN & exit 0' &); sleep 0.05; exit 0"),
  /** A daemon that wiped its environment. */
  DAEMON_WITHOUT_ENVIRONMENT(
      Kind.LEAVES_PROCESS,
      "(env -i setsid sh -c 'cd /; /usr/bin/tail -f TOKEN & exit 0' &); sleep 0.05; exit 0"),
  /** A daemon that claims to belong to another run. */
  DAEMON_OF_ANOTHER_RUN(
      Kind.LEAVES_PROCESS,
      "(SMOKE_RUN_ID=x setsid sh -c 'cd /; tail -f TOKEN & exit 0' &); sleep 0.05; exit 0"),
  /** A daemon whose {@code /proc} entries other users cannot read. */
  UNREADABLE_DAEMON(
      Kind.LEAVES_PROCESS, "(env -i setsid TOKEN.bin -f TOKEN &); sleep 0.05; exit 0"),
  /** A daemon that forks and exits without end. */
  FORKING_DAEMON(Kind.LEAVES_PROCESS, "setsid sh TOKEN.sh TOKEN & sleep 0.05; exit 0"),
  /** Twenty children and their parent, all of which ignore SIGTERM. */
  CHILDREN_IGNORE_SIGTERM(
      Kind.OVERRUNS,
      "trap '' TERM; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20;"
          + " do tail -f TOKEN & done; wait"),
  /** A parent that exits 0 on SIGTERM, and a child that ignores it. */
  CHILD_IGNORES_SIGTERM(
      Kind.OVERRUNS, "(trap '' TERM; exec tail -f TOKEN) & trap 'exit 0' TERM; wait; wait"),
  /** Stopped processes, which do not handle SIGTERM. */
  STOPPED(
      Kind.OVERRUNS,
      "tail -f TOKEN & until grep -q tail /proc/$!/comm; do :; done; kill -STOP $!;"
          + " tail -f TOKEN"),
  /** About 3,000 processes, forked as fast as possible. */
  FORK_BOMB(
      Kind.OVERRUNS,
      "bomb() { if [ $1 -gt 0 ]; then for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14;"
          + " do bomb $(($1 - 1)) & done; fi; read -r x <TOKEN.fifo; };"
          + " : TOKEN; bomb 3");

  /** Forks inside one shell 300 times, then executes a new one, so that it never ends. */
  private static final String FORKING_SCRIPT =
      "hop() { [ -e \"$1\" ] || exit; n=$((n + 1));"
          + " [ $n -lt 300 ] || exec sh \"$0\" \"$1\"; hop \"$1\" & exit; }; n=0; hop \"$1\"\n";

  private enum Kind {
    /** The command itself ends in time. */
    LEAVES_PROCESS,
    /** It is still running at the deadline. */
    OVERRUNS
  }

  private final Kind kind;
  private final String script;

  Misbehaviour(Kind kind, String script) {
    this.kind = kind;
    this.script = script;
  }

  /** Whether the command itself ends in time. */
  boolean ends() {
    return kind == Kind.LEAVES_PROCESS;
  }

  /** The smoke that misbehaves this way; creates the files that it needs. */
  Smoke smoke(Path token) throws IOException {
    createFiles(token);
    return Smoke.shell(script(token))
        .within(ends() ? Duration.ofSeconds(20) : Duration.ofMillis(700))
        .withGrace(Duration.ofMillis(200));
  }

  String script(Path token) {
    return script.replace("TOKEN", token.toString());
  }

  static void createFiles(Path token) throws IOException {
    Files.writeString(token, "");
    Files.writeString(beside(token, ".sh"), FORKING_SCRIPT);
    Path program = beside(token, ".bin");
    if (!Files.exists(program)) {
      Files.copy(Path.of("/usr/bin/tail"), program);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("--x--x--x"));
      new ProgramCaller()
          .call(
              new ProgramCall(
                  List.of("mkfifo", beside(token, ".fifo").toString()),
                  Path.of("/"),
                  Map.of("PATH", "/usr/bin:/bin"),
                  "",
                  Duration.ofSeconds(10)));
    }
  }

  private static Path beside(Path token, String ending) {
    return Path.of(token + ending);
  }
}
