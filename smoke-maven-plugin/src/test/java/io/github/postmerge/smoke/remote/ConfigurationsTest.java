package io.github.postmerge.smoke.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.MainBranch.GitChoice;
import io.github.postmerge.smoke.git.remote.Freshness;
import io.github.postmerge.smoke.git.remote.RelationToMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which users reach a remote, on a real server, held against what git says. */
class ConfigurationsTest {

  private static final Path PAGE = Path.of("src/site/markdown/remotes.md");

  @TempDir Path folder;

  static Stream<Configuration> logins() {
    return Configuration.logins().stream();
  }

  static Stream<Configuration> routes() {
    return Configuration.routes().stream();
  }

  static Stream<Configuration> all() {
    return Stream.concat(logins(), routes());
  }

  @DisplayName("59 the user's credentials count as for git ls-remote, and are not written anywhere")
  @ParameterizedTest(name = "{0}")
  @MethodSource("logins")
  void credentialsCountAsForGit(Configuration configuration) throws Exception {
    isReachedAsByGit(configuration);
  }

  @DisplayName("60 proxies, trust and other ways count as for git ls-remote")
  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void routesCountAsForGit(Configuration configuration) throws Exception {
    isReachedAsByGit(configuration);
  }

  private void isReachedAsByGit(Configuration configuration) throws Exception {
    UsersRepository users = new UsersRepository(folder);
    Freshness superseded = superseded(users);
    try (Servers servers = new Servers(users)) {
      configuration.setUp().apply(users, servers);
      Map<String, String> before = users.files();

      assertThat(users.asked()).isEqualTo(superseded);
      assertThat(users.files()).isEqualTo(before);
      servers.check();
      assertThat(users.asGitSays()).isEqualTo(superseded.mainHead());
    }
  }

  @DisplayName("61 without git each works, or is an error that names what is not known")
  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void builtInGitWorksOrNamesTheSetting(Configuration configuration) throws Exception {
    UsersRepository users = new UsersRepository(folder).by(GitChoice.BUILTIN);
    Freshness superseded = superseded(users);
    try (Servers servers = new Servers(users)) {
      configuration.setUp().apply(users, servers);

      if (configuration.unknown().isEmpty()) {
        assertThat(users.asked()).isEqualTo(superseded);
      } else {
        assertThatThrownBy(users::asked)
            .hasMessageContaining("the built-in git does not know")
            .hasMessageContaining(configuration.unknown().get())
            .hasMessageNotContaining(Servers.PASSWORD);
      }
    }
  }

  @Test
  void pageHasEachConfiguration() throws Exception {
    assertThat(Files.readAllLines(PAGE))
        .containsAll(
            all()
                .map(
                    c ->
                        String.format(
                            "| %s | %s |",
                            c.name(), c.unknown().isEmpty() ? "works" : "an error that names it"))
                .toList());
  }

  private static Freshness superseded(UsersRepository users) throws Exception {
    CommitId next = new CommitId(users.merged().nextCommit());
    users.merged().moveMain(next.value());
    return new Freshness(next, RelationToMain.SUPERSEDED);
  }
}
