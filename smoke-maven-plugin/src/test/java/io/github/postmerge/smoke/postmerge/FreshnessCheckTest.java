package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.remote.Fetched;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RelationToMain;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.Policy.UndefinedCommand;
import io.github.postmerge.smoke.verdict.StaleReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessCheckTest {

  private static final CommitId MERGE = new CommitId("a".repeat(40));
  private static final CommitId NEXT = new CommitId("b".repeat(40));

  private final Transcript transcript = new Transcript();

  @Test
  void passThatNobodyCanConfirmIsNoPass() {
    assertThatExceptionOfType(RemoteException.class)
        .isThrownBy(() -> check(down()).headAfter(ended(new Ending.Exited(0))))
        .withMessage(
            "The smoke passed, but it is not known whether the commit is still main's head. down");
  }

  @Test
  void redStaysRedWhenTheRemoteIsDown() throws Exception {
    assertThat(check(down()).headAfter(ended(new Ending.Exited(1)))).isEmpty();
    assertThat(check(down()).headAfter(ended(new Ending.TimedOut()))).isEmpty();
  }

  @Test
  void moveOfMainIsSeenAfterAPassAndAfterAFailure() throws Exception {
    assertThat(check(at(NEXT)).headAfter(ended(new Ending.Exited(0)))).contains(NEXT);
    assertThat(check(at(NEXT)).headAfter(ended(new Ending.Exited(1)))).contains(NEXT);
    assertThat(check(at(NEXT)).movedTo(NEXT)).contains(StaleReason.MAIN_MOVED);
    assertThat(check(at(NEXT)).movedTo(MERGE)).isEmpty();
  }

  @Test
  void whatWasNotRunIsNotAskedAgain() throws Exception {
    assertThat(check(down()).headAfter(ended(new Ending.Aborted()))).isEmpty();
    assertThat(check(down()).headAfter(ended(new Ending.NotStarted("no program")))).isEmpty();
  }

  @Test
  void dryRunDoesNotAsk() throws Exception {
    Policy dryRun = new Policy(UndefinedCommand.BLOCK, Look.DRY_RUN);

    assertThat(check(down(), dryRun).head()).isEmpty();
    assertThat(check(down(), dryRun).before(Optional.empty())).isEmpty();
    assertThat(check(down(), dryRun).headAfter(ended(new Ending.Exited(0)))).isEmpty();
    assertThat(transcript.steps()).containsExactly("not checked in a dry run");
  }

  @Test
  void whatIsFoundIsReported() throws Exception {
    assertThat(check(at(NEXT)).head()).contains(NEXT);
    assertThat(check(at(NEXT)).before(Optional.of(NEXT))).contains(StaleReason.SUPERSEDED);
    check(at(NEXT)).movedTo(NEXT);
    check(down()).headAfter(ended(new Ending.Exited(1)));

    assertThat(transcript.steps())
        .containsExactly(
            "superseded: main's head is bbbbbbbbbbbb", "main moved on to bbbbbbbbbbbb meanwhile");
    assertThat(transcript.warnings()).containsExactly("Main's current head is not known. down");
  }

  private FreshnessCheck check(Mainline mainline) {
    return check(mainline, Policy.STRICTEST);
  }

  private FreshnessCheck check(Mainline mainline, Policy policy) {
    Masker masker = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));
    return new FreshnessCheck(mainline, MERGE, policy, new ProgressReporter(transcript, masker));
  }

  private static Mainline down() {
    return new Mainline() {
      @Override
      public CommitId head() throws RemoteException {
        throw new RemoteException("down");
      }

      @Override
      public RelationToMain relation(CommitId commit, CommitId mainHead) throws RemoteException {
        throw new RemoteException("down");
      }

      @Override
      public int complete(CommitId commit) {
        throw new AssertionError("freshness needs no files");
      }

      @Override
      public Fetched fetch(CommitId commit, Reach reach) throws RemoteException {
        throw new RemoteException("down");
      }
    };
  }

  private static Mainline at(CommitId head) {
    return new Mainline() {
      @Override
      public CommitId head() {
        return head;
      }

      @Override
      public RelationToMain relation(CommitId commit, CommitId mainHead) {
        return RelationToMain.SUPERSEDED;
      }

      @Override
      public int complete(CommitId commit) {
        throw new AssertionError("freshness needs no files");
      }

      @Override
      public Fetched fetch(CommitId commit, Reach reach) {
        throw new AssertionError("freshness needs no commit but main's head");
      }
    };
  }

  private static ProcessOutcome ended(Ending ending) {
    Capture nothing = Capture.of(new byte[0]);
    Census nobody = new Census(Containment.SCAN, List.of(), List.of(), false);
    return new ProcessOutcome(ending, Duration.ofSeconds(1), nothing, nothing, nobody);
  }
}
