package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.log.OutputRing.Run;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Masks what a spool holds and writes it: all of it, or its head and its tail. */
final class LogWriter {

  private static final int LONGEST_TEXT = 256 * 1024;

  private final LogSpool spool;
  private final Masker masker;
  private final OutputStream out;
  private final LogText head;
  private final OutputRing beforeCut = new OutputRing(LogSpool.CONTEXT);

  LogWriter(LogSpool spool, Masker masker, OutputStream out) {
    this.spool = spool;
    this.masker = masker;
    this.out = out;
    this.head = new LogText(masker);
  }

  /** Returns when the spool is closed and all is written. */
  void write() throws IOException, InterruptedException {
    while (spool.awaitMore()) {
      writeHead();
    }
    writeEnd();
  }

  /** Writes what is there of the head already. */
  void writeHead() throws IOException {
    Optional<Run> next = spool.poll();
    while (next.isPresent()) {
      Run run = next.get();
      head.accept(run);
      remember(run);
      flushWhereLong(head);
      next = spool.poll();
    }
    flush(head);
  }

  /** Writes the rest, once nothing more comes. */
  void writeEnd() throws IOException {
    OutputRing rest = spool.rest();
    if (!spool.hasGap() && rest.size() <= spool.tailLength()) {
      writeRest(rest);
    } else {
      cutHead(rest);
      OutputRing end = spool.hasGap() ? rest : joined(beforeCut, rest);
      writeTail(end, new TailCut(end, end.size() - spool.tailLength(), spool));
    }
  }

  private void remember(Run run) {
    beforeCut.forget(Math.max(0, run.length() - beforeCut.free()));
    beforeCut.add(run);
  }

  private void writeRest(OutputRing rest) throws IOException {
    while (rest.size() > 0) {
      head.accept(rest.poll(LogSpool.CONTEXT));
      flushWhereLong(head);
    }
    head.finish();
    flush(head);
  }

  /** What follows is looked at, so that a secret is known by more than its beginning. */
  private void cutHead(OutputRing rest) throws IOException {
    for (Stream stream : Stream.values()) {
      head.hide(stream);
    }
    OutputRing after = spool.afterHead();
    look(after, after.size());
    look(rest, Math.min(rest.size(), after.free()));
    if (!spool.hasGap() && rest.size() <= LogSpool.CONTEXT) {
      head.finish();
    } else {
      head.abandon();
    }
    flush(head);
  }

  private void look(OutputRing ring, int length) {
    for (int at = 0; at < length; ) {
      Run run = ring.peek(at, length - at);
      head.accept(run);
      at += run.length();
    }
  }

  private void writeTail(OutputRing end, TailCut cut) throws IOException {
    long leftOut = spool.total() - head.represented() - cut.shown();
    write("\n...[TRUNCATED " + leftOut + " bytes]...\n");
    LogText tail = new LogText(masker);
    for (Stream stream : Stream.values()) {
      tail.hide(stream);
    }
    int at = 0;
    while (end.size() > 0) {
      int toCut = cut.shownFrom(end.streamAt(0)) - at;
      if (toCut == 0) {
        tail.show(end.streamAt(0));
      }
      Run run = end.poll(toCut > 0 ? Math.min(toCut, LogSpool.CONTEXT) : LogSpool.CONTEXT);
      at += run.length();
      tail.accept(run);
      flushWhereLong(tail);
    }
    tail.finish();
    flush(tail);
  }

  private static OutputRing joined(OutputRing first, OutputRing second) {
    OutputRing both = new OutputRing(first.size() + second.size());
    while (first.size() > 0) {
      both.add(first.poll(LogSpool.CONTEXT));
    }
    while (second.size() > 0) {
      both.add(second.poll(LogSpool.CONTEXT));
    }
    return both;
  }

  private void flushWhereLong(LogText text) throws IOException {
    if (text.length() >= LONGEST_TEXT) {
      flush(text);
    }
  }

  private void flush(LogText text) throws IOException {
    write(text.take());
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
