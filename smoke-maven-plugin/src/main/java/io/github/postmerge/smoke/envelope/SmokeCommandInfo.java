package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.command.CommandSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command that was executed, and where it was defined.
 *
 * @param argv masked
 * @param timeoutSeconds the time limit for the smoke, in wall time
 * @param location file and line; null for a parameter
 */
public record SmokeCommandInfo(
    List<String> argv, long timeoutSeconds, CommandSource source, @Nullable String location) {

  /** Copies the list. */
  public SmokeCommandInfo {
    argv = List.copyOf(argv);
  }
}
