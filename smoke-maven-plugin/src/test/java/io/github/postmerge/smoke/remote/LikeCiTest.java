package io.github.postmerge.smoke.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on a private remote, with clones and logins as CI systems make them. */
class LikeCiTest {

  private static final String GREEN = "test -e file.txt && git status --porcelain";
  private static final String RED = "test ! -e file.txt";

  @TempDir Path folder;
  private UsersRepository users;
  private String merge;

  @BeforeEach
  void makeOrigin() throws Exception {
    users = new UsersRepository(folder);
    merge = users.merge().value();
  }

  /** Initialised, fetched and checked out by id; the login is in a file of the runner's. */
  @Test
  void likeGitHub() throws Exception {
    try (Servers servers = new Servers(users);
        GitHttpServer server = servers.httpWithLogin()) {
      Path clone = Files.createDirectories(users.work().resolve("runner/repo/repo"));
      Path login =
          users.file(
              "git-credentials-1.config",
              "http." + server.url().replace("repo.git", "") + ".extraheader",
              Servers.header());
      users.in(clone).git("init", "-q");
      users.git("remote", "add", "origin", server.url());
      Path git = clone.resolve(".git");
      users.configured("includeIf.gitdir:" + git + ".path", login.toString());
      users.configured("includeIf.gitdir:" + git + "/worktrees/*.path", login.toString());
      users.configured("includeIf.gitdir:/github/workspace/.git.path", "/github/runner_temp/none");
      users.git("fetch", "-q", "--no-tags", "--depth=1", "origin", merge);
      users.git("checkout", "-q", "--force", "-B", "main", merge);
      users.where("GITHUB_SHA", merge).where("CI", "true");

      passesAndFails(server);
    }
  }

  /** A shallow clone on no branch; the job's token is in the URL. */
  @Test
  void likeGitLab() throws Exception {
    try (Servers servers = new Servers(users);
        GitHttpServer server = servers.http()) {
      server.requiringLogin("gitlab-ci-token", Servers.PASSWORD);
      String url = server.url().replace("://", "://gitlab-ci-token:" + Servers.PASSWORD + "@");
      Path clone = users.work().resolve("builds/group/repo");
      users.git("clone", "-q", "--depth=20", url, clone.toString());
      users.in(clone).git("checkout", "-q", "--detach", merge);
      users.where("CI_COMMIT_SHA", merge).where("CI_JOB_TOKEN", Servers.PASSWORD);

      passesAndFails(server);
    }
  }

  /** Fetched by a refspec onto remote branches; a script prints the login. */
  @Test
  void likeJenkins() throws Exception {
    try (Servers servers = new Servers(users);
        GitHttpServer server = servers.httpWithLogin()) {
      Path clone = Files.createDirectories(users.work().resolve("workspace/job@2"));
      Path askpass =
          users.script(
              "pass.sh",
              "case \"$1\" in Username*) echo \"$GIT_USERNAME\" ;; *) echo \"$GIT_PASSWORD\" ;; esac");
      users
          .where("GIT_ASKPASS", askpass.toString())
          .where("GIT_USERNAME", Servers.USER)
          .where("GIT_PASSWORD", Servers.PASSWORD)
          .where("GIT_COMMIT", merge)
          .where("JENKINS_URL", "http://jenkins.example.org/");
      users.in(clone).git("init", "-q");
      users.git("remote", "add", "origin", server.url());
      users.git("fetch", "-q", "--force", "--", "origin", "+refs/heads/*:refs/remotes/origin/*");
      users.git("checkout", "-q", "-f", merge);

      passesAndFails(server);
    }
  }

  private void passesAndFails(GitHttpServer server) throws Exception {
    int before = server.requests().size();
    assertThat(users.smoked(GREEN))
        .contains(
            "\"status\": \"PASS\"", "\"main_head\": \"" + merge, "\"allow_continuation\": true")
        .doesNotContain(Servers.PASSWORD);
    assertThat(users.smoked(RED))
        .contains("\"status\": \"FAIL\"", "\"allow_continuation\": false")
        .doesNotContain(Servers.PASSWORD);
    assertThat(server.requests().subList(before, server.requests().size()))
        .allMatch(request -> request.contains("git-upload-pack"));

    users.merged().moveMain(users.merged().nextCommit());
    assertThat(users.smoked(GREEN))
        .contains("\"status\": \"STALE\"", "\"stale_reason\": \"SUPERSEDED\"")
        .doesNotContain(Servers.PASSWORD);
  }
}
