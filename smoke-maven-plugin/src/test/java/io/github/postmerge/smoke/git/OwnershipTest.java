package io.github.postmerge.smoke.git;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {

  private static final int SOMEBODY_ELSE = 12345;

  @TempDir Path work;
  private final Map<String, String> variables = new HashMap<>();
  private Path copy;

  @BeforeEach
  void makeRepositoryOfSomebodyElse() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
    JgitSystem.install();
    work = work.toRealPath();
    copy = Files.createDirectories(work.resolve("src/copy"));
    Git.init().setDirectory(copy.toFile()).call().close();
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path file : all.toList()) {
        Files.setAttribute(file, "unix:uid", SOMEBODY_ELSE);
      }
    }
  }

  @DisplayName("36 a repository of somebody else is refused, with git's advice")
  @Test
  void repositoryOfSomebodyElseIsRefused() {
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> GitRepository.at(copy).close())
        .withMessageContaining("belongs to another user")
        .withMessageContaining("git config --global --add safe.directory " + copy);
  }

  @DisplayName("36 a .git of somebody else in a folder of ours is refused")
  @Test
  void gitFolderAloneIsEnough() throws Exception {
    Files.setAttribute(copy, "unix:uid", 0);

    assertRefused("", "");
  }

  @DisplayName("36 safe.directory allows it by *, by path, or by a folder above")
  @ParameterizedTest
  @ValueSource(strings = {"*", "WORK/src/copy", "WORK/src/*", "WORK/*"})
  void safeDirectoryAllowsIt(String allowed) throws Exception {
    assertAllowed("directory = " + allowed.replace("WORK", work.toString()), "");
  }

  @DisplayName("36 another safe.directory does not, nor one that is taken back")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "directory = WORK/src",
        "directory = WORK/src/cop",
        "directory = WORK/src/copy/*",
        "directory = *\n directory =",
        "directory = *\n directory = \n directory = /elsewhere"
      })
  void otherSafeDirectoryDoesNot(String config) throws Exception {
    assertRefused(config.replace("WORK", work.toString()), "");
  }

  @DisplayName("36 the repository's own safe.directory counts for nothing")
  @Test
  void repositoryCannotVouchForItself() throws Exception {
    Files.writeString(copy.resolve(".git/config"), "[safe]\n directory = *\n");

    assertRefused("", "");
  }

  @DisplayName("36 safe.directory of the environment allows it, as it does for git")
  @Test
  void safeDirectoryOfTheEnvironmentAllowsIt() throws Exception {
    variables.put("GIT_CONFIG_COUNT", "1");
    variables.put("GIT_CONFIG_KEY_0", "safe.directory");
    variables.put("GIT_CONFIG_VALUE_0", copy.toString());
    assertAllowed("", "");
    variables.put("GIT_CONFIG_PARAMETERS", "'safe.directory='");
    assertRefused("", "");
    variables.put("GIT_CONFIG_PARAMETERS", "'safe.directory=' 'Safe.Directory'='*'");
    assertAllowed("", "");
  }

  @DisplayName("36 root who came by sudo is also who called sudo")
  @Test
  void callerOfSudoIsUs() throws Exception {
    assertAllowed("", Integer.toString(SOMEBODY_ELSE));
    assertRefused("", "54321");
    assertRefused("", "12345 or so");
  }

  private void assertAllowed(String safe, String sudo) throws IOException {
    SystemReader system = system(safe, sudo);
    assertThatCode(() -> Ownership.require(copy, copy.resolve(".git").toFile(), system))
        .doesNotThrowAnyException();
  }

  private void assertRefused(String safe, String sudo) throws IOException {
    SystemReader system = system(safe, sudo);
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> Ownership.require(copy, copy.resolve(".git").toFile(), system))
        .withMessageContaining("safe.directory " + copy);
  }

  private SystemReader system(String safe, String sudo) throws IOException {
    Path config = Files.writeString(work.resolve("gitconfig"), "[safe]\n " + safe + "\n");
    return new SystemReader.Delegate(SystemReader.getInstance()) {
      @Override
      public String getenv(String variable) {
        return variable.equals("SUDO_UID")
            ? sudo
            : variables.getOrDefault(variable, super.getenv(variable));
      }

      @Override
      public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new FileBasedConfig(parent, config.toFile(), fs);
      }
    };
  }
}
