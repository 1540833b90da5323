package io.github.postmerge.smoke.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Gives JGit the system's settings, and keeps it from writing probe files and settings of its own.
 *
 * <p>Without this, JGit starts {@code git} to find the system configuration, writes probe files
 * into the user's repository for seconds to measure the file system's clock, and stores the result
 * in the user's home.
 */
public final class JgitSystem extends SystemReader.Delegate {

  /** The coarsest resolution of file systems in use, so always safe to assume. */
  private static final long TIMESTAMP_RESOLUTION_SECONDS = 1;

  private JgitSystem(SystemReader system) {
    super(system);
  }

  /** Replaces JGit's own system reader, once per class loader. */
  public static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof JgitSystem)) {
      SystemReader.setInstance(new JgitSystem(SystemReader.getInstance()));
      FS.DETECTED.setUserHome(UserHome.orNowhere(System::getenv).toFile());
    }
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    if (isWindows() || isMacOS()) {
      return super.openSystemConfig(parent, fs);
    }
    String named = getenv("GIT_CONFIG_SYSTEM");
    File file = new File(named == null ? "/etc/gitconfig" : named);
    return getenv("GIT_CONFIG_NOSYSTEM") == null && file.canRead()
        ? new FileBasedConfig(parent, file, fs)
        : new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    String named = getenv("GIT_CONFIG_GLOBAL");
    if (named != null) {
      return new UserConfig(parent, new File(named), fs);
    }
    String xdg = getenv("XDG_CONFIG_HOME");
    File folder = xdg == null ? new File(fs.userHome(), ".config") : new File(xdg);
    Config shared = new FileBasedConfig(parent, new File(folder, "git/config"), fs);
    return new UserConfig(shared, new File(fs.userHome(), ".gitconfig"), fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  private static final class UserConfig extends FileBasedConfig {

    UserConfig(Config parent, File file, FS fs) {
      super(parent, file, fs);
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(TIMESTAMP_RESOLUTION_SECONDS, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, defaultValue, unit);
    }
  }

  private static final class NoFile extends FileBasedConfig {

    NoFile(Config parent, FS fs) {
      super(parent, new File("no-such-file"), fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
