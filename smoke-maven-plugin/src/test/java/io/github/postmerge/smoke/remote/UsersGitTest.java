package io.github.postmerge.smoke.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.MainBranch.GitChoice;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Freshness;
import io.github.postmerge.smoke.git.remote.Mainline.Reach;
import io.github.postmerge.smoke.git.remote.RelationToMain;
import io.github.postmerge.smoke.git.remote.RemoteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The git on PATH asks and fetches, and nothing of the user's changes. */
class UsersGitTest {

  @TempDir Path folder;
  private UsersRepository users;

  @BeforeEach
  void cloneSomething() throws Exception {
    users = new UsersRepository(folder);
  }

  @Test
  void headIsAsked() throws Exception {
    assertThat(users.asked()).isEqualTo(new Freshness(users.merge(), RelationToMain.HEAD));
  }

  @Test
  void missingHistoryIsFetchedAndForgotten() throws Exception {
    CommitId next = new CommitId(users.merged().nextCommit());
    users.merged().moveMain(next.value());
    users.git("config", "fetch.prune", "true");
    users.git("update-ref", "refs/remotes/origin/gone", users.merge().value());
    Map<String, String> before = users.files();

    assertThat(users.asked()).isEqualTo(new Freshness(next, RelationToMain.SUPERSEDED));
    assertThat(users.files()).isEqualTo(before);
    assertThat(users.work().resolve("cache/history")).isEmptyDirectory();
  }

  @Test
  void shallowCloneStaysAsItIs() throws Exception {
    Path shallow = users.work().resolve("shallow");
    users.git("clone", "-q", "--depth=1", "file://" + users.merged().origin(), shallow.toString());
    CommitId next = new CommitId(users.merged().nextCommit());
    users.merged().moveMain(next.value());
    users.in(shallow);
    String before = Files.readString(shallow.resolve(".git/shallow"));

    assertThat(users.asked()).isEqualTo(new Freshness(next, RelationToMain.SUPERSEDED));
    assertThat(Files.readString(shallow.resolve(".git/shallow"))).isEqualTo(before);
    assertThat(shallow.resolve(".git/FETCH_HEAD")).doesNotExist();
  }

  @Test
  void commitIsFetchedFromWhereItMayCome() throws Exception {
    CommitId aside = new CommitId(users.merged().nextCommit());
    Map<String, String> before = users.files();

    assertThat(users.fetches(aside, Reach.ANYWHERE)).isTrue();
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> users.fetches(aside, Reach.MAIN))
        .withMessageContaining("nor in the history of \"main\" on the remote \"origin\"");
    assertThat(users.files()).isEqualTo(before);
  }

  @Test
  void commitThatAPartialCloneLacksIsFetchedWithItsFiles() throws Exception {
    NativeGit.run(users.merged().origin(), "config", "uploadpack.allowFilter", "true");
    NativeGit.run(users.merged().origin(), "config", "uploadpack.allowAnySHA1InWant", "true");
    Path partial = users.work().resolve("partial");
    String origin = "file://" + users.merged().origin();
    users.git("clone", "-q", "--no-checkout", "--filter=tree:0", origin, partial.toString());
    CommitId next = new CommitId(users.merged().nextCommit());
    users.in(partial);

    assertThat(users.reads(next, "file.txt")).isEqualTo("one\n");
    assertThat(users.git("rev-list", "--objects", "--missing=print", "--all")).contains("?");
  }

  @Test
  void remoteOfTheConfigurationsThatJgitDoesNotKnowIsAsked() throws Exception {
    users.git("config", "--remove-section", "remote.origin");
    users
        .where("GIT_CONFIG_COUNT", "1")
        .where("GIT_CONFIG_KEY_0", "remote.origin.url")
        .where("GIT_CONFIG_VALUE_0", users.merged().origin().toString());

    assertThat(users.asked().mainHead()).isEqualTo(users.merge());
  }

  @Test
  void unknownRemoteNamesThoseThatAreThere() {
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> users.named("upstream").asked())
        .withMessage(
            "The repository has no remote \"upstream\"; it has [origin]. Name one with"
                + " -Dsmoke.remote=NAME.");
  }

  @Test
  void loginOfAUrlIsShownNowhere() throws Exception {
    String login = "http://ghp_0123456789:x-oauth-basic@127.0.0.1:1/";
    for (GitChoice git : GitChoice.values()) {
      for (String url : List.of(login, login.replace(":x-oauth-basic", ""))) {
        assertThatExceptionOfType(RemoteException.class)
            .isThrownBy(() -> users.by(git).named(url).asked())
            .satisfies(
                e ->
                    assertThat(e.getMessage())
                        .contains("The remote \"http://127.0.0.1:1/\" cannot be asked")
                        .doesNotContain("ghp_0123456789", "x-oauth-basic"));
      }
    }
  }

  @Test
  void gitThatIsTooOldToFetchWithoutWritingSaysSo() throws Exception {
    users.merged().moveMain(users.merged().nextCommit());
    users.script(
        "git", "test \"$1\" = fetch || exec /usr/bin/git \"$@\"", "echo usage: >&2", "exit 129");
    users.where("PATH", users.work() + ":" + System.getenv("PATH"));

    assertThatExceptionOfType(RemoteException.class)
        .isThrownBy(users::asked)
        .withMessageContaining("install git 2.29 or newer");
  }

  @Test
  void warningOfTheConfigurationIsNoError() throws Exception {
    Path notes =
        users.script(
            "git", "test \"$1\" = config && echo warning: odd >&2", "exec /usr/bin/git \"$@\"");
    users.where("PATH", notes.getParent() + ":" + System.getenv("PATH"));
    users
        .named(users.merged().origin().toString())
        .git("config", "--remove-section", "remote.origin");

    assertThat(users.asked().mainHead()).isEqualTo(users.merge());
  }

  @Test
  void gitsOwnWordsAreShown() throws Exception {
    users.at("/no/such/repository.git");

    assertThatExceptionOfType(RemoteException.class)
        .isThrownBy(users::asked)
        .withMessage(
            "The remote \"origin\" (/no/such/repository.git) cannot be asked: fatal:"
                + " '/no/such/repository.git' does not appear to be a git repository fatal: Could"
                + " not read from remote repository. Please make sure you have the correct access"
                + " rights and the repository exists. Check its address, the network and the"
                + " credentials.");
  }

  @Test
  void defaultBranchIsNamedWhereTheUserNamedNone() throws Exception {
    users.git("--git-dir=" + users.merged().origin(), "branch", "-m", "main", "trunk");
    for (GitChoice git : GitChoice.values()) {
      users.by(git);
      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(() -> users.head("main"))
          .withMessageContaining("has no branch \"main\". Its default branch is \"trunk\"")
          .withMessageEndingWith("give -Dsmoke.branch=trunk.");
      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(() -> users.head("master"))
          .withMessageEndingWith(
              "has no branch \"master\". Name main's branch with -Dsmoke.branch=BRANCH.");
      assertThat(users.head("trunk")).isEqualTo(users.merge());
    }
  }

  @DisplayName("64 a remote with SHA-256 objects is an error that says so")
  @Test
  void sha256RemoteIsNamedAsSuch() throws Exception {
    Path other = users.work().resolve("other.git");
    users.git("init", "-q", "--bare", "--object-format=sha256", "-b", "main", other.toString());
    String tree = users.in(other).git("write-tree").strip();
    String commit =
        users
            .git(
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@b.example",
                "commit-tree",
                "-m",
                "one",
                tree)
            .strip();
    users.git("update-ref", "refs/heads/main", commit);
    users.in(users.merged().folder());
    try (GitHttpServer server = GitHttpServer.of(other)) {
      users.at(server.url());
      assertThatIsNamed(GitChoice.AUTO);
    }
    for (String url : List.of(other.toString(), "file://" + other)) {
      users.at(url);
      assertThatIsNamed(GitChoice.AUTO);
      assertThatIsNamed(GitChoice.BUILTIN);
    }
  }

  private void assertThatIsNamed(GitChoice git) throws Exception {
    Map<String, String> before = users.files();
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> users.by(git).asked())
        .withMessageContaining("hashed with SHA-256, which is not supported");
    assertThat(users.files()).isEqualTo(before);
  }
}
