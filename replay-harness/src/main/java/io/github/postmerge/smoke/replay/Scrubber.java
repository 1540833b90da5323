package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.process.Containment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces only what always differs from run to run, such as durations and process ids.
 *
 * <p>Works on the text, not on the parsed envelope, so that the layout is tested too.
 */
final class Scrubber {

  private static final Pattern DURATION = Pattern.compile("(\"duration_ms\": )[1-9]\\d*");
  private static final Pattern PID = Pattern.compile("(\"pid\": )\\d+");

  /** If both streams print at once, the line breaks in the log depend on their timing. */
  private static final Pattern LOG_SIZE =
      Pattern.compile("(\"kind\": \"LOG\",\\s+\"bytes\": )[1-9]\\d*");

  private static final Pattern CONTAINMENT =
      Pattern.compile(
          "(\"containment\": )\"("
              + Arrays.stream(Containment.values()).map(Enum::name).collect(Collectors.joining("|"))
              + ")\"");

  private static final Pattern RUN_ID =
      Pattern.compile("(replay)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path folder;

  /** Scrubs envelopes of runs that took place in this folder. */
  Scrubber(Path folder) {
    this.folder = folder;
  }

  byte[] scrub(byte[] envelope) {
    String text = new String(envelope, StandardCharsets.UTF_8);
    text = DURATION.matcher(text).replaceAll("$11");
    text = LOG_SIZE.matcher(text).replaceAll("$11");
    text = PID.matcher(text).replaceAll("$11");
    text = CONTAINMENT.matcher(text).replaceAll("$1\"NAMESPACE\"");
    text = RUN_ID.matcher(text).replaceAll("$1");
    text = text.replace(folder.toString(), "/replay");
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
