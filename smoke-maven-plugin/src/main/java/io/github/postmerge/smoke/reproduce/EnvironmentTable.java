package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Reproduction.Trait;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Compares two environments trait by trait. */
final class EnvironmentTable {

  private EnvironmentTable() {}

  static List<Trait> of(Environment there, Environment here) {
    return List.of(
        trait("os", there.os(), here.os()),
        trait("arch", there.arch(), here.arch(), Equivalence::ofArchitectures),
        trait("java", there.java(), here.java()),
        trait("maven", there.maven(), here.maven()),
        trait("git", there.git(), here.git()),
        trait("timezone", there.timezone(), here.timezone(), Equivalence::ofTimezones),
        trait("locale", there.locale(), here.locale(), Equivalence::ofLocales),
        trait("plugin", there.plugin(), here.plugin()));
  }

  private static Trait trait(String name, @Nullable String there, @Nullable String here) {
    return new Trait(name, there, here, !Objects.equals(there, here));
  }

  private static Trait trait(
      String name, String there, String here, BiPredicate<String, String> same) {
    return new Trait(name, there, here, !there.equals(here) && !same.test(there, here));
  }
}
