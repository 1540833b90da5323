package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.git.GitCall;
import io.github.postmerge.smoke.git.GitCall.Purpose;
import io.github.postmerge.smoke.git.GitCall.Setting;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment of git: the user's own, so that the user's configuration applies, but without any
 * way to prompt.
 */
final class GitVariables {

  private static final String SETTINGS = "GIT_CONFIG_PARAMETERS";

  /** Variables that point git to another repository than the one that it runs in. */
  private static final Set<String> OF_ANOTHER_REPOSITORY =
      Set.of(
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_DIR",
          "GIT_GRAFT_FILE",
          "GIT_IMPLICIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_NAMESPACE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_PREFIX",
          "GIT_QUARANTINE_PATH",
          "GIT_REPLACE_REF_BASE",
          "GIT_SHALLOW_FILE",
          "GIT_WORK_TREE");

  /** Variables that add trace output, with logins, to git's standard error. */
  private static final Set<String> TRACES =
      Set.of("GIT_CURL_VERBOSE", "GIT_TRACE", "GIT_TRACE_CURL", "GIT_TRACE_PACKET");

  /** An invalid display: no program can open it, but ssh still calls SSH_ASKPASS. */
  private static final String NO_DISPLAY = ":";

  private static final Set<String> MAY_OPEN_A_DIALOG =
      Set.of("DISPLAY", "WAYLAND_DISPLAY", "GIT_ASKPASS", "SSH_ASKPASS");

  private final Map<String, String> variables;

  GitVariables(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * The user's environment without a way to prompt.
   *
   * <p>A CI system's {@code GIT_ASKPASS} and {@code SSH_ASKPASS} print a password and still work. A
   * desktop's open a dialog: they get no display, or no editor, and fail.
   */
  Map<String, String> quiet() {
    Map<String, String> quiet = new HashMap<>(variables);
    quiet.keySet().removeAll(OF_ANOTHER_REPOSITORY);
    quiet.keySet().removeAll(TRACES);
    // The commit itself is smoked, not a replacement from refs/replace on this machine.
    quiet.put("GIT_NO_REPLACE_OBJECTS", "1");
    quiet.put("GIT_TERMINAL_PROMPT", "0");
    quiet.put("GCM_INTERACTIVE", "never");
    if (!Collections.disjoint(quiet.keySet(), MAY_OPEN_A_DIALOG)) {
      quiet.put("DISPLAY", NO_DISPLAY);
      quiet.put("WAYLAND_DISPLAY", NO_DISPLAY);
    }
    quiet.remove("WAYLAND_SOCKET");
    quiet.remove("GPG_TTY");
    quiet.keySet().removeIf(name -> name.startsWith("VSCODE_GIT_"));
    return quiet;
  }

  Map<String, String> of(GitCall call) {
    Map<String, String> all = quiet();
    if (call.purpose() == Purpose.REMOTE) {
      all.put("LC_ALL", "C");
    }
    all.put(SETTINGS, settings(call));
    all.putAll(call.variables());
    return all;
  }

  /** Settings are not passed as arguments, because every user on the machine can read those. */
  private String settings(GitCall call) {
    StringBuilder all = new StringBuilder(variables.getOrDefault(SETTINGS, ""));
    for (Setting setting : call.settings()) {
      String between = setting.key().indexOf('=') < 0 ? "=" : "'='";
      all.append(all.isEmpty() ? "'" : " '")
          .append(quoted(setting.key()))
          .append(between)
          .append(quoted(setting.value()))
          .append('\'');
    }
    return all.toString();
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''");
  }
}
