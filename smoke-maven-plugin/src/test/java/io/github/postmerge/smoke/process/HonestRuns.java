package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs honest programs bare and in tiers, and prints the differences: {@code HonestRuns <folder>
 * <root or user> <choice>...}.
 *
 * <p>Each line of its output is the program's name, the tier's name and the result.
 */
public final class HonestRuns {

  private static final Duration LONG = Duration.ofSeconds(60);

  private static final String PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" + foldersOfPostgres();

  private static final String RUN_ID = UUID.randomUUID().toString();

  private final Path folder;

  private HonestRuns(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    HonestRuns runs = new HonestRuns(Path.of(arguments[0]));
    List<ContainmentChoice> choices =
        Arrays.stream(arguments).skip(2).map(ContainmentChoice::valueOf).toList();
    for (HonestProgram program : HonestProgram.all()) {
      if (program.isFor(arguments[1])) {
        runs.compare(program, choices);
      }
    }
  }

  private void compare(HonestProgram program, List<ContainmentChoice> choices) throws Exception {
    Optional<String> missing =
        program.needs().stream().filter(name -> find(name).isEmpty()).findFirst();
    String bare = missing.isPresent() ? "" : bare(program);
    for (ContainmentChoice choice : choices) {
      if (missing.isPresent()) {
        print(program, choice, "missing " + missing.get());
        continue;
      }
      String contained = contained(program, choice);
      print(program, choice, contained.equals(bare) ? "same " + bare : differ(bare, contained));
    }
  }

  private static String differ(String bare, String contained) {
    return "differs: bare " + bare + "but contained " + contained;
  }

  private static void print(HonestProgram program, ContainmentChoice choice, String what) {
    System.out.println(
        program.name() + "\t" + choice + "\t" + what.replace("\r", "").replace("\n", "\\n"));
  }

  /** Debian does not put them on PATH. */
  private static String foldersOfPostgres() {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions.map(version -> ":" + version.resolve("bin")).collect(Collectors.joining());
    } catch (IOException none) {
      return "";
    }
  }

  private static Optional<Path> find(String name) {
    return Arrays.stream(PATH.split(":", -1))
        .map(each -> Path.of(each, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The result without Smoke, in a new session. */
  private String bare(HonestProgram program) throws Exception {
    Path work = prepare();
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> argv = new ArrayList<>(List.of("setsid"));
    argv.addAll(argv(program));
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(work.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(Redirect.to(out.toFile()))
            .redirectError(Redirect.to(err.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment());
    int code = builder.start().waitFor();
    return result(code, Files.readString(out), Files.readString(err));
  }

  private String contained(HonestProgram program, ContainmentChoice choice) throws IOException {
    ProcessSpec spec =
        new ProcessSpec(
            argv(program), prepare(), environment(), LONG, Duration.ofSeconds(1), choice);
    ProcessOutcome outcome = ContainedProcessRunner.onThisSystem().run(spec, OutputListener.NONE);
    String survivors =
        outcome.census().survivors().isEmpty() ? "" : " survivors " + outcome.census().survivors();
    if (outcome.ending() instanceof Ending.Exited exited) {
      return result(exited.code(), text(outcome.stdout()), text(outcome.stderr())) + survivors;
    }
    return outcome.ending() + survivors;
  }

  private static String result(int code, String stdout, String stderr) {
    return "exit " + code + "\n" + stdout + "stderr\n" + stderr;
  }

  private static String text(Capture capture) {
    return new String(capture.head(), UTF_8) + new String(capture.tail(), UTF_8);
  }

  private static List<String> argv(HonestProgram program) {
    return List.of("sh", "-ec", program.script());
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", PATH);
    environment.put("HOME", System.getenv().getOrDefault("HOME", "/"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("odd.name-of(a)variable", "x");
    environment.put("PWD", "/not/here");
    environment.put("OUTSIDE", System.getenv().getOrDefault("OUTSIDE", "1"));
    environment.put("SMOKE_RUN_ID", RUN_ID);
    return environment;
  }

  private Path prepare() throws IOException {
    Path work = folder.resolve("work");
    if (Files.exists(work)) {
      try (Stream<Path> all = Files.walk(work)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    return Files.createDirectory(work);
  }
}
