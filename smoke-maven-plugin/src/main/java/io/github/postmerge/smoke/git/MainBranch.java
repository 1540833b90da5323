package io.github.postmerge.smoke.git;

import java.time.Duration;

/**
 * What "main" is.
 *
 * @param remote name of a remote that the repository has
 * @param branch name of the branch there, without {@code refs/heads/}
 * @param timeout for one whole conversation with the remote
 */
public record MainBranch(String remote, String branch, Duration timeout) {}
