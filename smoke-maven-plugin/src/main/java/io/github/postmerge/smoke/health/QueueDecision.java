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
 * order. What has expired counts as {@code CLOSED}.
 *
 * @param commit main's head, which the decision is about; null where there is none
 * @param since RFC 3339, UTC: since when it is so; null where that is not known
 * @param expiresAt RFC 3339, UTC: when it is worth nothing any more
 * @param mayPass what may be merged all the same, because it mends main
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

  /** A shorter id than any that a run makes could be part of any message. */
  private static final int LEAST_NAME = 20;

  /** What a queue does. */
  public enum State {
    /** It merges. */
    OPEN,
    /** It waits for the next decision. */
    HOLD,
    /** It merges nothing but what mends main. */
    CLOSED
  }

  /** Why. */
  public enum Reason {
    /** A required smoke is red, and that is confirmed. */
    MAIN_RED_CONFIRMED(State.CLOSED),
    /** A required smoke is red, once, and nobody has looked into it. */
    MAIN_RED_UNCONFIRMED(State.HOLD),
    /**
     * No run has come to a verdict yet, or not of each smoke that the team names; or a run does not
     * count that may have been red.
     */
    NO_VERDICT(State.HOLD),
    /** No verdict has come for too many merges, or for too long. */
    SILENCE(State.HOLD),
    /** The newest verdicts are green, and those of main's head are still to come. */
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
   * @param what how it is known
   * @param value a commit's full id, or a run's id
   */
  public record MayPass(What what, String value) {}

  /** How a change is known that mends main. */
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
