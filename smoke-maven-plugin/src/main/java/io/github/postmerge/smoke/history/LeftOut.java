package io.github.postmerge.smoke.history;

/**
 * A file that does not count.
 *
 * @param file relative to the history's folder, with {@code /} between folders
 * @param why in a few words
 */
public record LeftOut(String file, String why) {}
