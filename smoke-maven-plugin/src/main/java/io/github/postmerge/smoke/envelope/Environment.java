package io.github.postmerge.smoke.envelope;

import org.jspecify.annotations.Nullable;

/**
 * Where the run took place: what a reproduction elsewhere is compared with.
 *
 * @param os name and version
 * @param arch processor architecture
 * @param java version of the JVM
 * @param maven null where Maven did not run it
 * @param git null where there is none
 * @param timezone e.g. {@code Asia/Seoul}
 * @param locale as a language tag, e.g. {@code ko-KR}
 * @param plugin version of Smoke
 * @param checkout who checked the commit out, {@code BUILT_IN} or {@code GIT}; null where that did
 *     not happen
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

  /** The same, with a version of git. */
  public Environment withGit(@Nullable String version) {
    return new Environment(os, arch, java, maven, version, timezone, locale, plugin, checkout);
  }

  /** The same, and who checked the commit out. */
  public Environment checkedOutBy(@Nullable String engine) {
    return new Environment(os, arch, java, maven, git, timezone, locale, plugin, engine);
  }
}
