package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.command.CommandSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was executed, and who said so.
 *
 * @param argv masked
 * @param timeoutSeconds the smoke's own wall time
 * @param location file and line; null for a parameter
 */
public record SmokeCommandInfo(
    List<String> argv, long timeoutSeconds, CommandSource source, @Nullable String location) {

  /** Copies the list. */
  public SmokeCommandInfo {
    argv = List.copyOf(argv);
  }
}
