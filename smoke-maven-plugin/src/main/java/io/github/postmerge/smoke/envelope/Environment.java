package io.github.postmerge.smoke.envelope;

import org.jspecify.annotations.Nullable;

/**
 * The environment of a run, to compare a reproduction on another machine with.
 *
 * @param os name and version
 * @param arch processor architecture
 * @param java version of the JVM
 * @param maven null if Maven did not run it
 * @param git null if there is none
 * @param timezone e.g. {@code Asia/Seoul}
 * @param locale as a language tag, e.g. {@code ko-KR}
 * @param plugin version of Smoke
 * @param checkout what checked the commit out, {@code BUILT_IN} or {@code GIT}; null if it was not
 *     checked out
 */
public record Environment(
    String os,
    String arch,
    String java,
    @Nullable String maven,
    @Nullable String git,
    String timezone,
    String locale,
    String plugin,
    @Nullable String checkout) {

  /** The same with a version of git. */
  public Environment withGit(@Nullable String version) {
    return new Environment(os, arch, java, maven, version, timezone, locale, plugin, checkout);
  }

  /** The same with what checked the commit out. */
  public Environment checkedOutBy(@Nullable String engine) {
    return new Environment(os, arch, java, maven, git, timezone, locale, plugin, engine);
  }
}
