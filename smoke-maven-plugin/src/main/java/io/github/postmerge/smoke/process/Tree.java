package io.github.postmerge.smoke.process;

import java.util.List;

/** A launched command and all its descendants, contained by one tier. */
interface Tree {

  /** How the tree is contained. */
  Containment containment();

  /** The process whose end and exit code are the command's. */
  Process command();

  /** Records descendants while the command runs; some can be identified only while they live. */
  void observe();

  /** The live processes by id, without launchers and helpers. */
  List<Member> members();

  /** Kills all processes that it finds; true if none was left to kill. */
  boolean kill();

  /** Whether the exit code and output show that the launcher failed before the command began. */
  boolean launchFailed(int code, Capture stdout, Capture stderr);

  /** Releases the resources that contained the tree, after its processes are killed. */
  void close();
}
