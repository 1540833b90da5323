package io.github.postmerge.smoke.git;

import io.github.postmerge.smoke.git.GitCall.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Git's settings in environment variables, in git's order. */
final class EnvironmentSettings {

  static final String COUNT = "GIT_CONFIG_COUNT";
  static final String PARAMETERS = "GIT_CONFIG_PARAMETERS";

  private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'\\\\'')*)'(=)?");

  private final Function<String, @Nullable String> variables;

  EnvironmentSettings(Function<String, @Nullable String> variables) {
    this.variables = variables;
  }

  /** Settings from {@code GIT_CONFIG_COUNT} and its numbered variables. */
  List<Setting> counted() {
    List<Setting> settings = new ArrayList<>();
    String count = value(COUNT);
    int number = count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0;
    for (int i = 0; i < number; i++) {
      settings.add(new Setting(value("GIT_CONFIG_KEY_" + i), value("GIT_CONFIG_VALUE_" + i)));
    }
    return settings;
  }

  /**
   * Settings from {@code GIT_CONFIG_PARAMETERS}: each is {@code 'key=value'} or {@code
   * 'key'='value'}.
   */
  List<Setting> listed() {
    List<Setting> settings = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(value(PARAMETERS));
    while (quoted.find()) {
      String text = plain(quoted.group(1));
      int equals = text.indexOf('=');
      if (quoted.group(2) != null) {
        settings.add(new Setting(text, quoted.find() ? plain(quoted.group(1)) : ""));
      } else if (equals < 0) {
        settings.add(new Setting(text, "true"));
      } else {
        settings.add(new Setting(text.substring(0, equals), text.substring(equals + 1)));
      }
    }
    return settings;
  }

  private static String plain(String quoted) {
    return quoted.replace("'\\''", "'");
  }

  private String value(String name) {
    String value = variables.apply(name);
    return value == null ? "" : value;
  }
}
