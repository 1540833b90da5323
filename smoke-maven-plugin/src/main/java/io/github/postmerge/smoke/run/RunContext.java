package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.git.remote.UrlPassword;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.process.ProcessRunner;
import io.github.postmerge.smoke.run.settings.CacheFolder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The external dependencies of a goal; a test can replace each.
 *
 * @param clock for start times; never used to measure durations
 * @param runIds supplies a new id for each run
 * @param variables environment variables, which the smoke inherits and which may contain secrets
 * @param secrets further values to mask
 * @param machine facts about this machine for the envelope
 * @param git contacts the remote, and checks commits out
 * @param processes runs the smoke command
 */
public record RunContext(
    Clock clock,
    Supplier<String> runIds,
    Map<String, String> variables,
    List<String> secrets,
    Machine machine,
    GitAccess git,
    ProcessRunner processes) {

  public RunContext {
    variables = Map.copyOf(variables);
    secrets = List.copyOf(secrets);
  }

  /** The real clock, environment, remotes and processes. */
  public static RunContext onThisSystem(Caller caller) {
    Map<String, String> variables = System.getenv();
    return new RunContext(
        Clock.systemUTC(),
        () -> UUID.randomUUID().toString(),
        variables,
        caller.secrets(),
        Machine.ofThisSystem(caller, variables),
        GitAccess.onThisSystem(() -> CacheFolder.of(variables).path(), variables),
        ContainedProcessRunner.onThisSystem());
  }

  /** The same, with another environment variable. */
  public RunContext withVariable(String name, String value) {
    Map<String, String> all = new HashMap<>(variables);
    all.put(name, value);
    return new RunContext(clock, runIds, all, secrets, machine, git, processes);
  }

  /**
   * Masks all secrets of this context, the passwords in these URLs, and matches of the patterns.
   */
  public Masker masker(List<String> urls, List<String> patterns) {
    List<String> all = new ArrayList<>(secrets);
    urls.forEach(url -> UrlPassword.in(url).ifPresent(all::add));
    return Masker.of(new MaskingConfig(variables, all, patterns));
  }
}
