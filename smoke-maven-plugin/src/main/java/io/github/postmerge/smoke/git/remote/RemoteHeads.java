package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import java.util.Optional;

/**
 * What a remote says of its heads.
 *
 * @param main the head of main; empty where it has no such branch
 * @param defaultBranch the branch that its HEAD names; empty where it does not say
 */
record RemoteHeads(Optional<CommitId> main, Optional<String> defaultBranch) {}
