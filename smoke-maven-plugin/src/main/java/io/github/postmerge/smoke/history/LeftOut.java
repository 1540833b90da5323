package io.github.postmerge.smoke.history;

/**
 * A file that was left out.
 *
 * @param file relative to the history's folder, with {@code /} between folders
 * @param why in a few words
 */
public record LeftOut(String file, String why) {}
