package io.github.postmerge.smoke.reproduce;

import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells whether two names mean the same time zone, locale or architecture. */
final class Equivalence {

  /** Names of the locale without a language, which the JDK treats as English. */
  private static final Set<String> NO_LANGUAGE = Set.of("", "C", "POSIX", "und");

  /** JVMs of different systems and vendors name the same processor differently. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of(
          "x86_64", "amd64", "x64", "amd64", "arm64", "aarch64", "i386", "x86", "i486", "x86",
          "i586", "x86", "i686", "x86");

  private Equivalence() {}

  /** The same offset at every moment, such as UTC and Etc/UTC, or Europe/Kiev and Europe/Kyiv. */
  static boolean ofTimezones(String there, String here) {
    try {
      return zone(there).getRules().equals(zone(here).getRules());
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static ZoneId zone(String name) {
    return ZoneId.of(name.strip(), ZoneId.SHORT_IDS);
  }

  /** The same numbers, dates and times in the same language, such as en and en-US. */
  static boolean ofLocales(String there, String here) {
    return formats(locale(there)).equals(formats(locale(here)));
  }

  /** Also accepts C library names such as {@code en_US.UTF-8}. */
  private static Locale locale(String name) {
    String plain = name.strip().replaceFirst("[.@].*", "");
    return NO_LANGUAGE.contains(plain)
        ? Locale.ENGLISH
        : Locale.forLanguageTag(plain.replace('_', '-')).stripExtensions();
  }

  private static List<Object> formats(Locale locale) {
    List<Object> formats = new ArrayList<>();
    formats.add(locale.getLanguage());
    formats.add(locale.getDisplayLanguage(locale));
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    formats.addAll(
        List.of(
            symbols.getZeroDigit(),
            symbols.getGroupingSeparator(),
            symbols.getDecimalSeparator(),
            symbols.getMinusSign(),
            symbols.getPercent(),
            symbols.getExponentSeparator()));
    for (FormatStyle style : FormatStyle.values()) {
      formats.add(
          DateTimeFormatterBuilder.getLocalizedDateTimePattern(
              style, style, IsoChronology.INSTANCE, locale));
    }
    return formats;
  }

  static boolean ofArchitectures(String there, String here) {
    return architecture(there).equals(architecture(here));
  }

  private static String architecture(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return ARCHITECTURES.getOrDefault(lower, lower);
  }
}
