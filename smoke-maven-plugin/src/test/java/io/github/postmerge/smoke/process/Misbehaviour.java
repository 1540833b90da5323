package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ways to misbehave; TOKEN stands in the arguments of whoever is left. */
enum Misbehaviour {
  /** A child outlives the command and holds nothing. */
  ORPHAN(
      Kind.LEAVES_SOMEBODY,
      "tail -f TOKEN >/dev/null 2>&1 & until grep -q tail /proc/$!/comm; do :; done; exit 0"),
  /** A child outlives the command and holds its output. */
  ORPHAN_WITH_OUTPUT(Kind.LEAVES_SOMEBODY, "tail -f TOKEN & exit 0"),
  /** A daemon: two forks, a session of its own, the output held. */
  DAEMON(Kind.LEAVES_SOMEBODY, "(setsid sh -c 'tail -f TOKEN & exit 0' &); sleep 0.05; exit 0"),
  /** A daemon that wiped its environment. */
  DAEMON_WITHOUT_ENVIRONMENT(
      Kind.LEAVES_SOMEBODY,
      "(env -i setsid sh -c 'cd /; /usr/bin/tail -f TOKEN & exit 0' &); sleep 0.05; exit 0"),
  /** A daemon that claims to belong to another run. */
  DAEMON_OF_ANOTHER_RUN(
      Kind.LEAVES_SOMEBODY,
      "(SMOKE_RUN_ID=x setsid sh -c 'cd /; tail -f TOKEN & exit 0' &); sleep 0.05; exit 0"),
  /** A daemon that does not let itself be looked into. */
  DAEMON_UNREADABLE(
      Kind.LEAVES_SOMEBODY, "(env -i setsid TOKEN.bin -f TOKEN &); sleep 0.05; exit 0"),
  /** A daemon that forks and exits without end. */
  HOPPER(Kind.LEAVES_SOMEBODY, "setsid sh TOKEN.sh TOKEN & sleep 0.05; exit 0"),
  /** Twenty children and their parent, none of whom obeys. */
  DEAF_FAMILY(
      Kind.OVERRUNS,
      "trap '' TERM; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20;"
          + " do tail -f TOKEN & done; wait"),
  /** A parent that obeys and exits 0, and a child that does not. */
  SPLIT_FAMILY(
      Kind.OVERRUNS, "(trap '' TERM; exec tail -f TOKEN) & trap 'exit 0' TERM; wait; wait"),
  /** Stopped processes, which take no SIGTERM. */
  STOPPED(
      Kind.OVERRUNS,
      "tail -f TOKEN & until grep -q tail /proc/$!/comm; do :; done; kill -STOP $!;"
          + " tail -f TOKEN"),
  /** Some 3,000 processes, forked as fast as it goes. */
  FORK_BOMB(
      Kind.OVERRUNS,
      "bomb() { if [ $1 -gt 0 ]; then for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14;"
          + " do bomb $(($1 - 1)) & done; fi; read -r x <TOKEN.fifo; };"
          + " : TOKEN; bomb 3");

  /** Hops inside one shell first, and then through a new one, so that it never runs out. */
  private static final String HOPPER_SCRIPT =
      "hop() { [ -e \"$1\" ] || exit; n=$((n + 1));"
          + " [ $n -lt 300 ] || exec sh \"$0\" \"$1\"; hop \"$1\" & exit; }; n=0; hop \"$1\"\n";

  private enum Kind {
    /** The command itself ends in time. */
    LEAVES_SOMEBODY,
    /** It is still there at the deadline. */
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
    return kind == Kind.LEAVES_SOMEBODY;
  }

  /** The smoke that misbehaves so, with what it needs laid into the folder. */
  Smoke smoke(Path token) throws IOException {
    lay(token);
    return Smoke.shell(script(token))
        .within(ends() ? Duration.ofSeconds(20) : Duration.ofMillis(700))
        .withGrace(Duration.ofMillis(200));
  }

  String script(Path token) {
    return script.replace("TOKEN", token.toString());
  }

  static void lay(Path token) throws IOException {
    Files.writeString(token, "");
    Files.writeString(beside(token, ".sh"), HOPPER_SCRIPT);
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
