package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A smoke command for a test, with defaults for what most tests do not set. */
record Smoke(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Duration timeout,
    Duration grace) {

  static Smoke shell(String script) {
    return argv(List.of("sh", "-c", script));
  }

  static Smoke argv(List<String> argv) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("SMOKE_RUN_ID", UUID.randomUUID().toString());
    return new Smoke(
        argv, Path.of("/"), environment, Duration.ofSeconds(30), Duration.ofSeconds(1));
  }

  Smoke in(Path folder) {
    return new Smoke(argv, folder, environment, timeout, grace);
  }

  Smoke within(Duration time) {
    return new Smoke(argv, directory, environment, time, grace);
  }

  Smoke withGrace(Duration time) {
    return new Smoke(argv, directory, environment, timeout, time);
  }

  Smoke with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Smoke(argv, directory, more, timeout, grace);
  }

  ProcessSpec spec() {
    return new ProcessSpec(argv, directory, environment, timeout, grace);
  }

  ProcessOutcome run(TierUnderTest tier) throws IOException {
    return tier.runner().run(spec(), OutputListener.NONE);
  }
}
