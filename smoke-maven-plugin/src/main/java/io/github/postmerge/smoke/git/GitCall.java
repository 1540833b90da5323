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
 * @param arguments the arguments after {@code git}
 * @param settings configuration for this call only, after the user's configuration
 * @param variables environment variables for this call only
 * @param purpose decides how the environment is prepared
 * @param timeout wall-clock time after which git is killed
 */
public record GitCall(
    Path folder,
    List<String> arguments,
    List<Setting> settings,
    Map<String, String> variables,
    Purpose purpose,
    Duration timeout) {

  /**
   * Hooks and file monitors would run programs of the repository; maintenance would outlive the
   * call.
   */
  private static final List<Setting> ALWAYS =
      List.of(
          new Setting("core.hooksPath", "/dev/null"),
          new Setting("core.fsmonitor", "false"),
          new Setting("gc.auto", "0"),
          new Setting("maintenance.auto", "false"));

  public GitCall {
    arguments = List.copyOf(arguments);
    settings = List.copyOf(settings);
    variables = Map.copyOf(variables);
  }

  /** A call with only the settings that every call has. */
  public static GitCall in(Path folder, Purpose purpose, Duration timeout, String... arguments) {
    return new GitCall(folder, List.of(arguments), ALWAYS, Map.of(), purpose, timeout);
  }

  /** This call with more settings. */
  public GitCall with(List<Setting> more) {
    List<Setting> all = new ArrayList<>(settings);
    all.addAll(more);
    return new GitCall(folder, arguments, all, variables, purpose, timeout);
  }

  /** This call with more environment variables. */
  public GitCall with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(more);
    return new GitCall(folder, arguments, settings, all, purpose, timeout);
  }

  /** Decides how the environment of a call is prepared. */
  public enum Purpose {
    /** Writes files through the user's filters, which see the user's locale. */
    FILES,
    /** Contacts the remote; git's messages are in English, because they are shown. */
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
