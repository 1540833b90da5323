package io.github.postmerge.smoke.postmerge;

/** Is told of a red verdict while it is not known yet who broke it. */
@FunctionalInterface
public interface VerdictListener {

  /** The verdict is written, and the reruns that tell who broke it begin. */
  void beforeDiagnosis(PostMergeSmokeOutcome outcome);
}
