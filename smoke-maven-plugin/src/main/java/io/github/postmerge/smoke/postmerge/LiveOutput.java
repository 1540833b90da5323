package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.process.OutputListener;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Shows the smoke's output as it comes: masked, line by line, and thinned in a flood. */
final class LiveOutput implements OutputListener {

  private final RunListener listener;
  private final LiveLines stdout;
  private final LiveLines stderr;

  LiveOutput(Narration narration) {
    this.listener = narration.listener();
    this.stdout =
        new LiveLines(narration.facts().masker(), listener, new FloodGate(System::nanoTime));
    this.stderr =
        new LiveLines(narration.facts().masker(), listener, new FloodGate(System::nanoTime));
  }

  @Override
  public void output(Stream stream, ByteBuffer piece) {
    (stream == Stream.STDOUT ? stdout : stderr).accept(piece);
  }

  @Override
  public void silence(Duration remaining) {
    listener.silence(remaining);
  }

  void finish() {
    stdout.finish();
    stderr.finish();
  }
}
