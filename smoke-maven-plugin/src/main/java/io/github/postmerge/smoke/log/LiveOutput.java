package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Shows the smoke's output live: masked, line by line, with floods cut. */
public final class LiveOutput {

  private final LiveLines stdout;
  private final LiveLines stderr;

  /** Shows it to a consumer of lines. */
  public LiveOutput(Masker masker, Consumer<String> reader) {
    this.stdout = new LiveLines(masker, reader, new FloodGate(System::nanoTime));
    this.stderr = new LiveLines(masker, reader, new FloodGate(System::nanoTime));
  }

  /** Takes the next piece of a stream. */
  public void output(Stream stream, ByteBuffer piece) {
    (stream == Stream.STDOUT ? stdout : stderr).accept(piece);
  }

  /** Shows incomplete lines. */
  public void finish() {
    stdout.finish();
    stderr.finish();
  }
}
