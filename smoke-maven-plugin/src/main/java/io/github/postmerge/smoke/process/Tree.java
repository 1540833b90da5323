package io.github.postmerge.smoke.process;

import java.util.List;

/** A launched command and everything that it started, held by one tier. */
interface Tree {

  /** How the tree is held. */
  Containment containment();

  /** The process whose end and exit code are the command's. */
  Process command();

  /** Looks around while the command runs, for what can only be told of the living. */
  void observe();

  /** What lives now, by process id, without anything of ours. */
  List<Member> members();

  /** Kills what can be found; true where nothing is left to kill. */
  boolean kill();

  /** Whether the launcher gave up before the command began, going by how it ended. */
  boolean launchFailed(int code, Capture stdout, Capture stderr);

  /** Lets go of what held the tree, once it has been cleared. */
  void close();
}
