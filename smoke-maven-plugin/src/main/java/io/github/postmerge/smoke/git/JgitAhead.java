package io.github.postmerge.smoke.git;

/**
 * Loads JGit beside what comes before it, for it is a large archive whose signature the JVM checks.
 *
 * <p>A class that is not JGit's child, so that whoever starts it does not load JGit itself.
 */
public final class JgitAhead {

  private JgitAhead() {}

  /** Begins, and does not wait for the end; a method reference would load the class right here. */
  @SuppressWarnings("Convert2MethodRef")
  public static void load() {
    Thread ahead = new Thread(() -> JgitSystem.load(), "smoke-ahead");
    ahead.setDaemon(true);
    ahead.start();
  }
}
