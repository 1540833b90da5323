package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;

/**
 * What the remote said of main, and how the commit relates to it.
 *
 * @param mainHead main's head when it was asked
 */
public record Freshness(CommitId mainHead, RelationToMain relation) {}
