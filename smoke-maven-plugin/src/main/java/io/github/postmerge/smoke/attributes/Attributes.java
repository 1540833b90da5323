package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.attributes.AttributesFile.Rule;
import io.github.postmerge.smoke.attributes.AttributesFile.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes in force in one folder: its own file's first, then those of the folders above. */
public final class Attributes {

  private final @Nullable Attributes weaker;
  private final String folder;
  private final AttributesFile file;

  private Attributes(@Nullable Attributes weaker, String folder, AttributesFile file) {
    this.weaker = weaker;
    this.folder = folder;
    this.file = file;
  }

  static Attributes builtIn() {
    return new Attributes(null, "", AttributesFile.builtIn());
  }

  /**
   * These attributes, overridden by those of a file.
   *
   * @param folder the folder that the file's patterns are relative to, with a slash at its end;
   *     empty for the top
   */
  public Attributes and(String folder, AttributesFile stronger) {
    return stronger.rules().isEmpty() && stronger.macros().isEmpty()
        ? this
        : new Attributes(this, folder, stronger);
  }

  /** Whether any file can be given any attribute at all. */
  public boolean mayApply() {
    return !file.rules().isEmpty() || (weaker != null && weaker.mayApply());
  }

  /** All attributes of a file in this folder, without the unspecified ones. */
  public Map<String, String> of(String path) {
    Evaluation evaluation = new Evaluation(this, path);
    for (Attributes next = this; next != null; next = next.weaker) {
      evaluation.apply(next);
    }
    evaluation.values.values().removeIf(Setting.UNSPECIFIED::equals);
    return evaluation.values;
  }

  private Optional<List<Setting>> macro(String name) {
    for (Attributes next = this; next != null; next = next.weaker) {
      List<Setting> settings = next.file.macros().get(name);
      if (settings != null) {
        return Optional.of(settings);
      }
    }
    return Optional.empty();
  }

  /** Applies the levels from the strongest to the weakest; the first value of an attribute wins. */
  private static final class Evaluation {

    private final Attributes attributes;
    private final String path;
    private final Map<String, String> values = new HashMap<>();

    Evaluation(Attributes attributes, String path) {
      this.attributes = attributes;
      this.path = path;
    }

    void apply(Attributes level) {
      List<Rule> rules = level.file.rules();
      if (rules.isEmpty()) {
        return;
      }
      byte[] below = path.substring(level.folder.length()).getBytes(UTF_8);
      int name = below.length;
      while (name > 0 && below[name - 1] != '/') {
        name--;
      }
      for (int i = rules.size() - 1; i >= 0; i--) {
        if (rules.get(i).pattern().matches(below, name)) {
          set(rules.get(i).settings());
        }
      }
    }

    private void set(List<Setting> settings) {
      for (int i = settings.size() - 1; i >= 0; i--) {
        Setting setting = settings.get(i);
        if (values.putIfAbsent(setting.name(), setting.value()) == null
            && setting.value().equals(Setting.TRUE)) {
          attributes.macro(setting.name()).ifPresent(this::set);
        }
      }
    }
  }
}
