package io.github.postmerge.smoke.postmerge;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The user's folder for what can be made again, as each system has it. */
final class CacheFolder {

  private CacheFolder() {}

  static Path of(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.contains("windows")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData/Local") : Path.of(local)).resolve("smoke");
    }
    if (os.contains("mac")) {
      return home.resolve("Library/Caches/smoke");
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache")).resolve("smoke");
  }
}
