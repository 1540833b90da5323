package io.github.postmerge.smoke.postmerge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

/**
 * While it is open, no file of this JVM can grow beyond a few bytes: writing fails as on a full
 * disk, but the disk has room.
 */
final class FileSizeLimit implements AutoCloseable {

  static void assumeItWorks() {
    assumeTrue(set("unlimited"), "needs prlimit");
  }

  /** The hard limit stays, so that it can be raised again. */
  void begin() {
    set("100");
  }

  @Override
  public void close() {
    set("unlimited");
  }

  private static boolean set(String bytes) {
    String self = "--pid=" + ProcessHandle.current().pid();
    try {
      return new ProcessBuilder("prlimit", self, "--fsize=" + bytes + ":").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
