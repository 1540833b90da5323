package io.github.postmerge.smoke.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessInfo;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.Evidence.NoCommand;
import io.github.postmerge.smoke.verdict.Evidence.Ran;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Evidence.StaleBefore;
import io.github.postmerge.smoke.verdict.Evidence.Stopped;
import io.github.postmerge.smoke.verdict.Evidence.Unknown;
import io.github.postmerge.smoke.verdict.Policy.BuildFollows;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.Policy.UndefinedCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

  private static final Policy BLOCK = new Policy(UndefinedCommand.BLOCK, Look.AT_MAIN);
  private static final Policy ALLOW = new Policy(UndefinedCommand.ALLOW, Look.AT_MAIN);
  private static final Policy CODES =
      new Policy(UndefinedCommand.BLOCK, Look.AT_MAIN, Set.of(75, 125), BuildFollows.QUEUE);
  private static final Policy SMOKE =
      new Policy(UndefinedCommand.BLOCK, Look.AT_MAIN, Set.of(75), BuildFollows.SMOKE);
  private static final Policy DRY = new Policy(UndefinedCommand.BLOCK, Look.DRY_RUN);
  private static final Policy DRY_ALLOW = new Policy(UndefinedCommand.ALLOW, Look.DRY_RUN);

  /** The contract's table, row by row. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit 0              | block | PASS      | POST_MERGE_SMOKE_PASS           | true  | false | SUCCESS
          exit 0, moved       | block | PASS      | MAIN_MOVED_DURING_SMOKE         | false | true  | FAILURE
          exit 0, superseded  | block | PASS      | MERGE_COMMIT_STALE              | false | true  | FAILURE
          exit 0, not on main | block | PASS      | MERGE_COMMIT_STALE              | false | true  | FAILURE
          exit 1              | block | FAIL      | POST_MERGE_SMOKE_FAILED         | false | false | FAILURE
          exit 1, moved       | block | FAIL      | POST_MERGE_SMOKE_FAILED         | false | false | FAILURE
          exit 1, superseded  | block | FAIL      | POST_MERGE_SMOKE_FAILED         | false | true  | FAILURE
          breach              | block | FAIL      | POST_MERGE_SMOKE_FAILED         | false | false | FAILURE
          timeout             | block | TIMEOUT   | POST_MERGE_SMOKE_TIMEOUT        | false | false | FAILURE
          timeout, superseded | block | TIMEOUT   | POST_MERGE_SMOKE_TIMEOUT        | false | true  | FAILURE
          stale               | block | STALE     | MERGE_COMMIT_STALE              | false | true  | FAILURE
          no command          | block | UNDEFINED | SMOKE_COMMAND_UNDEFINED         | false | false | FAILURE
          no command          | allow | UNDEFINED | SMOKE_COMMAND_UNDEFINED_ALLOWED | true  | false | SUCCESS
          no command, stale   | allow | UNDEFINED | SMOKE_COMMAND_UNDEFINED         | false | false | FAILURE
          aborted             | block | ABORTED   | SMOKE_ABORTED                   | false | true  | ERROR
          stopped             | block | ABORTED   | SMOKE_ABORTED                   | false | true  | ERROR
          not started         | block | ERROR     | SMOKE_NOT_RUN                   | false | false | ERROR
          remote down         | block | ERROR     | SMOKE_NOT_RUN                   | false | true  | ERROR
          bad input           | block | ERROR     | SMOKE_NOT_RUN                   | false | false | ERROR
          exit 0              | dry   | PASS      | DRY_RUN                         | false | false | SUCCESS
          exit 1              | dry   | FAIL      | POST_MERGE_SMOKE_FAILED         | false | false | FAILURE
          no command          | dry   | UNDEFINED | SMOKE_COMMAND_UNDEFINED         | false | false | FAILURE
          exit 75             | codes | ERROR     | SMOKE_COULD_NOT_TELL            | false | true  | ERROR
          exit 75, moved      | codes | ERROR     | SMOKE_COULD_NOT_TELL            | false | true  | ERROR
          exit 75             | block | FAIL      | POST_MERGE_SMOKE_FAILED         | false | false | FAILURE
          exit 1              | codes | FAIL      | POST_MERGE_SMOKE_FAILED         | false | false | FAILURE
          exit 0              | codes | PASS      | POST_MERGE_SMOKE_PASS           | true  | false | SUCCESS
          timeout             | codes | TIMEOUT   | POST_MERGE_SMOKE_TIMEOUT        | false | false | FAILURE
          exit 0              | smoke | PASS      | POST_MERGE_SMOKE_PASS           | true  | false | SUCCESS
          exit 0, moved       | smoke | PASS      | MAIN_MOVED_DURING_SMOKE         | false | true  | SUCCESS
          exit 0, superseded  | smoke | PASS      | MERGE_COMMIT_STALE              | false | true  | SUCCESS
          stale               | smoke | STALE     | MERGE_COMMIT_STALE              | false | true  | SUCCESS
          exit 1              | smoke | FAIL      | POST_MERGE_SMOKE_FAILED         | false | false | FAILURE
          exit 1, superseded  | smoke | FAIL      | POST_MERGE_SMOKE_FAILED         | false | true  | FAILURE
          breach              | smoke | FAIL      | POST_MERGE_SMOKE_FAILED         | false | false | FAILURE
          timeout             | smoke | TIMEOUT   | POST_MERGE_SMOKE_TIMEOUT        | false | false | FAILURE
          no command          | smoke | UNDEFINED | SMOKE_COMMAND_UNDEFINED         | false | false | FAILURE
          exit 75             | smoke | ERROR     | SMOKE_COULD_NOT_TELL            | false | true  | ERROR
          remote down         | smoke | ERROR     | SMOKE_NOT_RUN                   | false | true  | ERROR
          aborted             | smoke | ABORTED   | SMOKE_ABORTED                   | false | true  | ERROR
          no command          | dryok | UNDEFINED | DRY_RUN                         | false | false | SUCCESS
          """)
  void decides(
      String evidence,
      String policyName,
      Status status,
      ReasonCode reason,
      boolean allows,
      boolean retries,
      BuildResult result) {
    Policy policy = policy(policyName);
    Verdict verdict = Verdict.of(evidence(evidence), policy);

    assertThat(verdict.status()).isEqualTo(status);
    assertThat(verdict.reasonCode()).isEqualTo(reason);
    assertThat(verdict.allowsContinuation(policy)).isEqualTo(allows);
    assertThat(verdict.recommendsRetry()).isEqualTo(retries);
    assertThat(verdict.buildResult(policy)).isEqualTo(result);
    assertThat(verdict.escalates()).isEqualTo(status == Status.FAIL || status == Status.TIMEOUT);
  }

  @Test
  void nothingButAFreshPassOrAnAllowedGapOpensTheQueue() {
    for (Policy policy : List.of(BLOCK, ALLOW, DRY, DRY_ALLOW)) {
      for (Status status : Status.values()) {
        for (Optional<StaleReason> stale : staleReasons()) {
          Verdict verdict =
              new Verdict(status, ReasonCode.POST_MERGE_SMOKE_PASS, stale, Retry.IS_USELESS);
          boolean opens = verdict.allowsContinuation(policy);
          boolean mayOpen =
              stale.isEmpty()
                  && policy.look() == Look.AT_MAIN
                  && (status == Status.PASS
                      || (status == Status.UNDEFINED && policy.equals(ALLOW)));
          assertThat(opens).as("%s %s %s", status, stale, policy).isEqualTo(mayOpen);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REGRESSION, false",
    "FLAKY, true",
    "PRE_EXISTING, false",
    "ENVIRONMENT, true",
    "INCONCLUSIVE, false",
  })
  void redThatIsNotTheMergesDoingAsksForAnotherRunAndStaysRed(
      Conclusion conclusion, boolean retries) {
    for (Ending ending : List.of(new Ending.Exited(1), new Ending.TimedOut())) {
      Verdict red = Verdict.of(new Ran(outcome(ending, List.of()), Optional.empty()), BLOCK);
      Verdict diagnosed = red.diagnosedAs(conclusion);

      assertThat(diagnosed.recommendsRetry()).isEqualTo(retries);
      assertThat(diagnosed.status()).isEqualTo(red.status());
      assertThat(diagnosed.reasonCode()).isEqualTo(red.reasonCode());
      assertThat(diagnosed.allowsContinuation(ALLOW)).isFalse();
      assertThat(diagnosed.buildResult(BLOCK)).isEqualTo(BuildResult.FAILURE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noConclusionTakesAnotherRunAwayFromStaleRed(Conclusion conclusion) {
    Ran stale =
        new Ran(outcome(new Ending.Exited(1), List.of()), Optional.of(StaleReason.SUPERSEDED));

    assertThat(Verdict.of(stale, BLOCK).diagnosedAs(conclusion).recommendsRetry()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotRedIsAsBeforeWhateverTheConclusion(Conclusion conclusion) {
    Verdict pass =
        Verdict.of(new Ran(outcome(new Ending.Exited(0), List.of()), Optional.empty()), BLOCK);

    assertThat(pass.diagnosedAs(conclusion)).isEqualTo(pass);
  }

  @ParameterizedTest
  @EnumSource(Policy.Look.class)
  void runningNeverOpensTheQueue(Look look) {
    assertThat(Verdict.RUNNING.allowsContinuation(new Policy(UndefinedCommand.ALLOW, look)))
        .isFalse();
  }

  @Test
  void everyExitCodeButZeroFails() {
    IntStream.rangeClosed(1, 255)
        .forEach(
            code -> {
              ProcessOutcome outcome = outcome(new Ending.Exited(code), List.of());
              assertThat(Verdict.of(new Ran(outcome, Optional.empty()), BLOCK).status())
                  .isEqualTo(Status.FAIL);
              assertThat(FailureReason.of(outcome)).contains("EXIT_CODE_" + code);
            });
  }

  @Test
  void failureReasonIsTheFrozenCoresWord() {
    assertThat(FailureReason.of(outcome(new Ending.Exited(0), List.of()))).isEmpty();
    assertThat(FailureReason.of(outcome(new Ending.TimedOut(), List.of()))).contains("TIMEOUT");
    assertThat(FailureReason.of(outcome(new Ending.Aborted(), List.of()))).contains("ABORTED");
    assertThat(FailureReason.of(outcome(new Ending.NotStarted("why"), List.of())))
        .contains("NOT_STARTED: why");
    assertThat(FailureReason.of(outcome(new Ending.Exited(0), List.of(new ProcessInfo(1, "x")))))
        .contains("CONTAINMENT_BREACH");
  }

  private static List<Optional<StaleReason>> staleReasons() {
    List<Optional<StaleReason>> reasons = new ArrayList<>();
    reasons.add(Optional.empty());
    for (StaleReason reason : StaleReason.values()) {
      reasons.add(Optional.of(reason));
    }
    return reasons;
  }

  private static Policy policy(String name) {
    return switch (name) {
      case "block" -> BLOCK;
      case "allow" -> ALLOW;
      case "codes" -> CODES;
      case "smoke" -> SMOKE;
      case "dry" -> DRY;
      case "dryok" -> DRY_ALLOW;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Evidence evidence(String name) {
    Optional<StaleReason> stale =
        name.endsWith("moved")
            ? Optional.of(StaleReason.MAIN_MOVED)
            : name.endsWith("superseded")
                ? Optional.of(StaleReason.SUPERSEDED)
                : name.endsWith("not on main")
                    ? Optional.of(StaleReason.NOT_ON_MAIN)
                    : Optional.empty();
    return switch (name.split(",", 2)[0]) {
      case "exit 0" -> new Ran(outcome(new Ending.Exited(0), List.of()), stale);
      case "exit 75" -> new Ran(outcome(new Ending.Exited(75), List.of()), stale);
      case "exit 1" -> new Ran(outcome(new Ending.Exited(1), List.of()), stale);
      case "breach" ->
          new Ran(outcome(new Ending.Exited(0), List.of(new ProcessInfo(7, "daemon"))), stale);
      case "timeout" -> new Ran(outcome(new Ending.TimedOut(), List.of()), stale);
      case "aborted" -> new Ran(outcome(new Ending.Aborted(), List.of()), stale);
      case "not started" -> new Ran(outcome(new Ending.NotStarted("why"), List.of()), stale);
      case "stale" -> new StaleBefore(StaleReason.SUPERSEDED);
      case "no command" ->
          new NoCommand(
              name.endsWith("stale") ? Optional.of(StaleReason.SUPERSEDED) : Optional.empty());
      case "stopped" -> new Stopped();
      case "remote down" -> new Unknown(Retry.MAY_HELP);
      case "bad input" -> new Unknown(Retry.IS_USELESS);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static ProcessOutcome outcome(Ending ending, List<ProcessInfo> survivors) {
    Capture nothing = Capture.of(new byte[0]);
    Census census = new Census(Containment.SCAN, List.of(), survivors, false);
    return new ProcessOutcome(ending, Duration.ofSeconds(1), nothing, nothing, census);
  }
}
