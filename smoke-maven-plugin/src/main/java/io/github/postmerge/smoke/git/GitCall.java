package io.github.postmerge.smoke.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of the {@code git} program.
 *
 * @param folder where to run it
 * @param arguments all that follow {@code git}
 * @param settings configuration for this call alone, after all that the user configured
 * @param variables environment variables for this call alone
 * @param purpose what the environment of the call is prepared for
 * @param timeout wall time after which it is killed
 */
public record GitCall(
    Path folder,
    List<String> arguments,
    List<Setting> settings,
    Map<String, String> variables,
    Purpose purpose,
    Duration timeout) {

  /** Hooks and file monitors are programs of the repository's; maintenance outlives the call. */
  private static final List<Setting> ALWAYS =
      List.of(
          new Setting("core.hooksPath", "/dev/null"),
          new Setting("core.fsmonitor", "false"),
          new Setting("gc.auto", "0"),
          new Setting("maintenance.auto", "false"));

  /** Copies what it is given. */
  public GitCall {
    arguments = List.copyOf(arguments);
    settings = List.copyOf(settings);
    variables = Map.copyOf(variables);
  }

  /** A call with nothing but what every call has. */
  public static GitCall in(Path folder, Purpose purpose, Duration timeout, String... arguments) {
    return new GitCall(folder, List.of(arguments), ALWAYS, Map.of(), purpose, timeout);
  }

  /** The same with these as well. */
  public GitCall with(List<Setting> more) {
    List<Setting> all = new ArrayList<>(settings);
    all.addAll(more);
    return new GitCall(folder, arguments, all, variables, purpose, timeout);
  }

  /** The same with these as well. */
  public GitCall with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(more);
    return new GitCall(folder, arguments, settings, all, purpose, timeout);
  }

  /** What the environment of a call is prepared for. */
  public enum Purpose {
    /** Files are written, by the user's own filters: they see the user's language. */
    FILES,
    /** The remote is asked: what git says is shown, in English. */
    REMOTE
  }

  /**
   * One entry of git's configuration.
   *
   * @param key such as {@code credential.https://example.org.helper}
   */
  public record Setting(String key, String value) {

    @Override
    public String toString() {
      return "Setting[" + key + "]";
    }
  }
}
