package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.MainOrder.Landed;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code queue.json}: whether a merge queue may go on. The components are the JSON's keys, in its
 * order. An expired decision counts as {@code CLOSED}.
 *
 * @param commit main's head, which the decision is about; null if there is none
 * @param since RFC 3339, UTC: since when main is red, green or without a verdict; null if not known
 * @param expiresAt RFC 3339, UTC: when the decision expires
 * @param mayPass changes that may be merged although the queue is not open, because they mend main
 */
public record QueueDecision(
    State state,
    Reason reasonCode,
    @Nullable String commit,
    @Nullable String since,
    String expiresAt,
    List<MayPass> mayPass) {

  /** Copies the list. */
  public QueueDecision {
    mayPass = List.copyOf(mayPass);
  }

  /** A shorter run id is not used: it could be part of any message. */
  private static final int LEAST_NAME = 20;

  /** What a queue should do. */
  public enum State {
    /** It merges. */
    OPEN,
    /** It waits for the next decision. */
    HOLD,
    /** It merges only changes that mend main. */
    CLOSED
  }

  /** The reason for the state. */
  public enum Reason {
    /** A required smoke is red, and that is confirmed. */
    MAIN_RED_CONFIRMED(State.CLOSED),
    /** A required smoke is red once, and that is not confirmed. */
    MAIN_RED_UNCONFIRMED(State.HOLD),
    /**
     * No run has a verdict yet, a smoke that the user requires has none, or a run that may have
     * been red does not count.
     */
    NO_VERDICT(State.HOLD),
    /** There was no verdict for too many merges, or for too long. */
    SILENCE(State.HOLD),
    /** The newest verdicts are green; those of main's head are still missing. */
    GREEN_SO_FAR(State.OPEN),
    /** Main's head is green. */
    MAIN_GREEN(State.OPEN);

    private final State state;

    Reason(State state) {
      this.state = state;
    }

    State state() {
      return state;
    }
  }

  /**
   * A change that mends main.
   *
   * @param what how it is recognized
   * @param value a commit's full id, or a run's id
   */
  public record MayPass(What what, String value) {}

  /** How a change that mends main is recognized. */
  public enum What {
    /** It reverts the commit. */
    REVERT_OF,
    /** Its message names the red run. */
    MESSAGE_NAMES
  }

  static QueueDecision of(MainHealth main) {
    Reason reason = reason(main);
    return new QueueDecision(
        reason.state(),
        reason,
        main.head().map(Landed::commit).orElse(null),
        since(main, reason).map(QueueDecision::time).orElse(null),
        time(main.now().plus(main.expectations().silentAfter())),
        mayPass(main));
  }

  private static Reason reason(MainHealth main) {
    List<SmokeHealth> red = main.red();
    if (!red.isEmpty()) {
      boolean isConfirmed = red.stream().anyMatch(smoke -> smoke.line().isConfirmedRed());
      return isConfirmed ? Reason.MAIN_RED_CONFIRMED : Reason.MAIN_RED_UNCONFIRMED;
    }
    if (main.smoked().isEmpty() || !main.missing().isEmpty() || main.doubts().exist()) {
      return Reason.NO_VERDICT;
    }
    if (main.isSilent()) {
      return Reason.SILENCE;
    }
    return main.state() == MainState.GREEN ? Reason.MAIN_GREEN : Reason.GREEN_SO_FAR;
  }

  private static Optional<Instant> since(MainHealth main, Reason reason) {
    return switch (reason) {
      case MAIN_RED_CONFIRMED, MAIN_RED_UNCONFIRMED ->
          main.firstReds().stream().map(RecordedRun::startedAt).findFirst();
      case SILENCE, NO_VERDICT -> main.silentSince();
      case GREEN_SO_FAR, MAIN_GREEN -> greenSince(main);
    };
  }

  /** When the last of the required smokes became green. */
  private static Optional<Instant> greenSince(MainHealth main) {
    return main.smokes().stream()
        .filter(SmokeHealth::isRequired)
        .flatMap(smoke -> becameGreen(smoke).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> becameGreen(SmokeHealth smoke) {
    List<FoldedRun> verdicts = smoke.line().verdicts();
    int first = verdicts.size();
    while (first > 0 && verdicts.get(first - 1).run().isGreen()) {
      first--;
    }
    return first == verdicts.size()
        ? Optional.empty()
        : Optional.of(verdicts.get(first).run().startedAt());
  }

  private static List<MayPass> mayPass(MainHealth main) {
    List<MayPass> mends = new ArrayList<>();
    main.firstReds()
        .forEach(
            red -> {
              mends.add(new MayPass(What.REVERT_OF, red.commit()));
              if (red.id().length() >= LEAST_NAME) {
                mends.add(new MayPass(What.MESSAGE_NAMES, red.id()));
              }
            });
    return mends.stream().distinct().toList();
  }

  private static String time(Instant at) {
    return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
  }
}
