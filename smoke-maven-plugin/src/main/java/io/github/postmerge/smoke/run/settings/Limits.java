package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.process.ContainmentChoice;
import java.time.Duration;

/**
 * The limits of a smoke.
 *
 * @param timeout its limit of wall-clock time
 * @param killGrace the time between SIGTERM and SIGKILL
 * @param containment how its process tree is contained
 */
public record Limits(Duration timeout, Duration killGrace, ContainmentChoice containment) {

  /** The same with another timeout. */
  public Limits withTimeout(Duration other) {
    return new Limits(other, killGrace, containment);
  }
}
