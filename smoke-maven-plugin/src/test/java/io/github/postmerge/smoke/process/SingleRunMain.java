package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one command in its own JVM: {@code SingleRunMain <choice> <seconds> <script>}.
 *
 * <p>On SIGTERM it aborts the run as the plugin does.
 */
public final class SingleRunMain {

  private SingleRunMain() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "SMOKE_RUN_ID", runId());
    Duration timeout = Duration.ofSeconds(Long.parseLong(args[1]));
    ProcessSpec spec =
        new ProcessSpec(
            List.of("sh", "-c", args[2]),
            Path.of("/"),
            environment,
            timeout,
            Duration.ofMillis(300),
            ContainmentChoice.valueOf(args[0]));
    CountDownLatch printed = new CountDownLatch(1);
    abortOnShutdown(Thread.currentThread(), printed);
    print(ContainedProcessRunner.onThisSystem().run(spec, OutputListener.NONE));
    printed.countDown();
  }

  /** A new id: the supervisor of a run whose JVM was killed still looks for that run's id. */
  private static String runId() {
    return UUID.randomUUID().toString();
  }

  private static void abortOnShutdown(Thread runner, CountDownLatch printed) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  runner.interrupt();
                  try {
                    printed.await();
                  } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  private static void print(ProcessOutcome outcome) {
    System.out.println("ending " + outcome.ending());
    System.out.println("containment " + outcome.census().containment());
    System.out.println("killed " + outcome.census().killed().size());
    System.out.println("survivors " + outcome.census().survivors().size());
    System.out.println("zombies " + zombies());
  }

  private static long zombies() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().isEmpty())
        .count();
  }
}
