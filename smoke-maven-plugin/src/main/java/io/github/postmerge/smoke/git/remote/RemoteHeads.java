package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import java.util.Optional;

/**
 * The heads that a remote reports.
 *
 * @param main the head of main; empty if it has no such branch
 * @param defaultBranch the branch that its HEAD points to; empty if it does not report it
 */
record RemoteHeads(Optional<CommitId> main, Optional<String> defaultBranch) {}
