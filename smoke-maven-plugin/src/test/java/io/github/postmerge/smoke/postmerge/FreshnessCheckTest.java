package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.Fetched;
import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.RemoteException;
import io.github.postmerge.smoke.git.Standing;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.StaleReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessCheckTest {

  private static final CommitId MERGE = new CommitId("a".repeat(40));
  private static final CommitId NEXT = new CommitId("b".repeat(40));
  private static final Optional<StaleReason> FRESH = Optional.empty();

  @Test
  void passThatNobodyCanConfirmIsNoPass() {
    assertThatExceptionOfType(RemoteException.class)
        .isThrownBy(() -> check(down()).after(MERGE, ended(new Ending.Exited(0)), FRESH))
        .withMessage(
            "The smoke passed, but nobody knows whether the commit still is main's head. down");
  }

  @Test
  void redStaysRedWhenTheRemoteIsDown() throws Exception {
    assertThat(check(down()).after(MERGE, ended(new Ending.Exited(1)), FRESH)).isEmpty();
    assertThat(check(down()).after(MERGE, ended(new Ending.TimedOut()), FRESH)).isEmpty();
  }

  @Test
  void moveOfMainIsSeenAfterAPassAndAfterAFailure() throws Exception {
    assertThat(check(at(NEXT)).after(MERGE, ended(new Ending.Exited(0)), FRESH))
        .contains(StaleReason.MAIN_MOVED);
    assertThat(check(at(NEXT)).after(MERGE, ended(new Ending.Exited(1)), FRESH))
        .contains(StaleReason.MAIN_MOVED);
  }

  @Test
  void whatWasStaleBeforeStaysSoAndIsNotAskedAgain() throws Exception {
    assertThat(
            check(down())
                .after(MERGE, ended(new Ending.Exited(0)), Optional.of(StaleReason.SUPERSEDED)))
        .contains(StaleReason.SUPERSEDED);
  }

  private static FreshnessCheck check(Mainline mainline) {
    RunFacts facts = new RunFacts("run", Instant.EPOCH, new Parameters(Map.of(), List.of()));
    return new FreshnessCheck(
        mainline, Policy.STRICTEST, new Narration(new SilentListener(), facts));
  }

  private static Mainline down() {
    return new Mainline() {
      @Override
      public CommitId head() throws RemoteException {
        throw new RemoteException("down");
      }

      @Override
      public Standing standing(CommitId commit, CommitId mainHead) throws RemoteException {
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
      public Standing standing(CommitId commit, CommitId mainHead) {
        return Standing.SUPERSEDED;
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
