package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM of its own around whole runs at once: {@code LoneRun <runs> <work> <repository>
 * [<parameter>=<value>...]}.
 *
 * <p>It says each step, and of each run when and how it ends, what the envelope's file says, and
 * why it could not be written.
 */
public final class LoneRun {

  private static final Pattern STATUS = Pattern.compile("\"status\": \"(\\w+)\"");

  private LoneRun() {}

  static List<String> commandLine(Path work, Path repository, String... parameters) {
    return commandLine(1, work, repository, parameters);
  }

  static List<String> commandLine(int runs, Path work, Path repository, String... parameters) {
    List<String> argv = new ArrayList<>(Jvm.commandLine(LoneRun.class, runs, work, repository));
    argv.addAll(List.of(parameters));
    return argv;
  }

  public static void main(String[] args) throws Exception {
    int runs = Integer.parseInt(args[0]);
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < runs; i++) {
      Path work = Files.createDirectories(Path.of(args[1], "run-" + i));
      Thread thread = new Thread(() -> run(work, args));
      thread.start();
      others.add(thread);
    }
    run(Path.of(args[1]), args);
    for (Thread other : others) {
      other.join();
    }
  }

  private static void run(Path work, String[] args) {
    EngineRun run = new EngineRun(work, Path.of(args[2]));
    for (int i = 3; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      run.with(args[i].substring(0, equals), args[i].substring(equals + 1));
    }
    PostMergeSmokeOutcome outcome = run.seenBy(new Steps()).start();
    System.out.println("at " + Instant.now());
    System.out.printf(
        "%s, file says %s%s%n",
        outcome.buildResult(),
        status(outcome.envelopeFile()),
        outcome.envelopeFailure().map(failure -> ": " + failure.why()).orElse(""));
  }

  private static String status(Path envelope) {
    try {
      Matcher matcher = STATUS.matcher(Files.readString(envelope));
      return matcher.find() ? matcher.group(1) : "nothing";
    } catch (IOException e) {
      return "nothing";
    }
  }

  private static final class Steps implements RunListener {

    @Override
    public void step(Step step, String detail) {
      System.out.println(step);
    }

    @Override
    public void output(String line) {}

    @Override
    public void silence(Duration remaining) {}

    @Override
    public void warning(String message) {
      System.out.println("warning: " + message);
    }
  }
}
