package io.github.postmerge.smoke.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.remote.GitHttpServer.Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * One way in which users reach their remotes.
 *
 * @param name as the page of remotes has it
 * @param setUp configures a user's repository, home and environment for a server
 * @param unknown the setting that the built-in git names, for it does not know it; empty where it
 *     reaches the remote all the same
 */
record Configuration(String name, SetUp setUp, Optional<String> unknown) {

  /** Makes it. */
  @FunctionalInterface
  interface SetUp {
    /** Configures the user and starts the servers. */
    void apply(UsersRepository users, Servers servers) throws Exception;
  }

  private static Configuration known(String name, SetUp setUp) {
    return new Configuration(name, setUp, Optional.empty());
  }

  private static Configuration unknown(String name, String setting, SetUp setUp) {
    return new Configuration(name, setUp, Optional.of(setting));
  }

  @Override
  public String toString() {
    return name;
  }

  /** What a user logs in with. */
  static List<Configuration> logins() {
    return List.of(
        unknown(
            "`includeIf.gitdir`, as GitHub's checkout v6 writes it",
            "includeIf.gitdir:",
            (users, servers) -> {
              servers.httpWithLogin();
              includeAsGitHub(users);
            }),
        unknown(
            "`includeIf.gitdir`, in a linked worktree",
            "includeIf.gitdir:",
            (users, servers) -> {
              servers.httpWithLogin();
              includeAsGitHub(users);
              Path linked = users.work().resolve("linked");
              users.git("worktree", "add", "-q", "--detach", linked.toString());
              users.in(linked);
            }),
        unknown(
            "`GIT_CONFIG_COUNT`",
            "http.extraheader (GIT_CONFIG_COUNT)",
            (users, servers) -> {
              servers.httpWithLogin();
              users
                  .where("GIT_CONFIG_COUNT", "1")
                  .where("GIT_CONFIG_KEY_0", "http.extraHeader")
                  .where("GIT_CONFIG_VALUE_0", Servers.header());
            }),
        unknown(
            "`GIT_CONFIG_PARAMETERS`",
            "http.extraheader (GIT_CONFIG_PARAMETERS)",
            (users, servers) -> {
              servers.httpWithLogin();
              users.where("GIT_CONFIG_PARAMETERS", "'http.extraHeader'='" + Servers.header() + "'");
            }),
        known(
            "`http.extraHeader`",
            (users, servers) -> {
              servers.httpWithLogin();
              users.configured("http.extraHeader", Servers.header());
            }),
        known(
            "`http.<url>.extraHeader`",
            (users, servers) -> {
              GitHttpServer server = servers.httpWithLogin();
              users.configured("http." + server.url() + ".extraHeader", Servers.header());
            }),
        known(
            "`include.path`",
            (users, servers) -> {
              servers.httpWithLogin();
              Path file = users.file("included", "http.extraHeader", Servers.header());
              users.configured("include.path", file.toString());
            }),
        known(
            "a login in the URL",
            (users, servers) ->
                users.at(
                    servers
                        .httpWithLogin()
                        .url()
                        .replace("://", "://" + Servers.USER + ":" + Servers.PASSWORD + "@"))),
        known(
            "`~/.netrc`",
            (users, servers) -> {
              servers.httpWithLogin();
              Files.writeString(
                  users.home().resolve(".netrc"),
                  "machine 127.0.0.1\nlogin ci\npassword pass-of-this-test\n");
            }),
        unknown(
            "`GIT_ASKPASS`",
            "GIT_ASKPASS",
            (users, servers) -> {
              servers.httpWithLogin();
              users.where("GIT_ASKPASS", servers.askpass().toString());
            }),
        unknown(
            "`core.askPass`",
            "core.askPass",
            (users, servers) -> {
              servers.httpWithLogin();
              users.configured("core.askPass", servers.askpass().toString());
            }),
        unknown(
            "`SSH_ASKPASS` for http",
            "SSH_ASKPASS",
            (users, servers) -> {
              servers.httpWithLogin();
              users.where("SSH_ASKPASS", servers.askpass().toString());
            }),
        unknown(
            "`credential.helper=store`",
            "credential.helper",
            (users, servers) -> {
              GitHttpServer server = servers.httpWithLogin();
              users.configured("credential.helper", "store");
              Files.writeString(
                  users.home().resolve(".git-credentials"),
                  "https://other:one@example.org\n"
                      + server.url().replace("://", "://ci:pass-of-this-test@")
                      + "\n");
            }),
        unknown(
            "`credential.helper=cache`",
            "credential.helper",
            (users, servers) -> {
              GitHttpServer server = servers.httpWithLogin();
              Path folder = Files.createDirectory(users.work().resolve("cached"));
              Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
              users.configured("credential.helper", "cache --socket " + folder.resolve("socket"));
              users.approve(server.url(), Servers.USER, Servers.PASSWORD);
              servers.closing(
                  () ->
                      users.git(
                          "credential-cache",
                          "--socket",
                          folder.resolve("socket").toString(),
                          "exit"));
              servers.thenCheck(() -> assertThat(folder.resolve("socket")).exists());
            }),
        unknown(
            "a script as `credential.helper`",
            "credential.helper",
            (users, servers) -> {
              servers.httpWithLogin();
              users.configured("credential.helper", servers.helper().toString());
            }),
        unknown(
            "a shell function as `credential.helper`",
            "credential.helper",
            (users, servers) -> {
              servers.httpWithLogin();
              users.configured(
                  "credential.helper",
                  "!f() { : \"it's one\"; " + servers.helper() + " \"$@\"; }; f");
            }),
        unknown(
            "`credential.<url>.helper`",
            ".helper",
            (users, servers) -> {
              GitHttpServer server = servers.httpWithLogin();
              users.configured("credential.helper", "!echo quit=1; false");
              users.configured("credential.http://127.0.0.1:" + server.port() + ".helper", "");
              users.configured(
                  "credential.http://127.0.0.1:" + server.port() + ".helper",
                  servers.helper().toString());
            }),
        unknown(
            "`core.sshCommand`",
            "core.sshCommand",
            (users, servers) -> {
              Sshd sshd = servers.sshd();
              users.configured("core.sshCommand", servers.ssh(sshd) + " -i " + sshd.key());
            }),
        unknown(
            "`GIT_SSH_COMMAND`",
            "GIT_SSH_COMMAND",
            (users, servers) -> {
              Sshd sshd = servers.sshd();
              users.where("GIT_SSH_COMMAND", servers.ssh(sshd) + " -i " + sshd.key());
            }),
        unknown(
            "`GIT_SSH`",
            "GIT_SSH",
            (users, servers) -> {
              Sshd sshd = servers.sshd();
              String command = servers.ssh(sshd) + " -i " + sshd.key();
              users.where("GIT_SSH", users.script("ssh", "exec " + command + " \"$@\"").toString());
            }),
        known(
            "an ssh configuration with `ProxyJump` and `HostKeyAlias`",
            (users, servers) -> {
              Sshd sshd = servers.sshd();
              String user = System.getProperty("user.name");
              Path known =
                  Files.writeString(
                      users.work().resolve("known_hosts"),
                      sshd.known() + sshd.knownAs("the-alias"));
              servers.sshConfiguration(
                  "Host jump",
                  " HostName 127.0.0.1",
                  " Port " + sshd.port(),
                  "Host behind",
                  " HostName 127.0.0.1",
                  " Port " + sshd.port(),
                  " ProxyJump jump",
                  " HostKeyAlias the-alias",
                  "Host *",
                  " User " + user,
                  " IdentityFile " + sshd.key(),
                  " IdentitiesOnly yes",
                  " UserKnownHostsFile " + known);
              users.at("behind:" + users.merged().origin());
            }),
        known(
            "an ssh agent",
            (users, servers) -> {
              Sshd sshd = servers.sshd();
              Path known = Files.writeString(users.work().resolve("known_hosts"), sshd.known());
              Path socket = servers.agent(sshd.key());
              servers.sshConfiguration(
                  "Host *", " IdentityAgent " + socket, " UserKnownHostsFile " + known);
              users.where("SSH_AUTH_SOCK", socket.toString());
            }),
        unknown(
            "`SSH_ASKPASS` for a key's passphrase",
            "SSH_ASKPASS",
            (users, servers) -> {
              Sshd sshd = servers.sshd();
              Path locked = users.work().resolve("locked");
              Sshd.key(locked, Servers.PASSWORD);
              Files.copy(
                  Path.of(locked + ".pub"),
                  sshd.authorized(),
                  java.nio.file.StandardCopyOption.REPLACE_EXISTING);
              Path known = Files.writeString(users.work().resolve("known_hosts"), sshd.known());
              servers.sshConfiguration(
                  "Host *",
                  " IdentityFile " + locked,
                  " IdentitiesOnly yes",
                  " UserKnownHostsFile " + known);
              users
                  .where("SSH_ASKPASS", servers.askpass().toString())
                  .where("SSH_ASKPASS_REQUIRE", "force");
            }));
  }

  private static void includeAsGitHub(UsersRepository users) throws Exception {
    Path file = users.file("git-credentials.config", "http.extraHeader", Servers.header());
    Path git = users.merged().folder().resolve(".git");
    users.configured("includeIf.gitdir:" + git + ".path", file.toString());
    users.configured("includeIf.gitdir:" + git + "/worktrees/*.path", file.toString());
    users.configured("includeIf.gitdir:/github/workspace/.git.path", "/github/no-such-file");
  }

  /** The way there, and whom to trust. */
  static List<Configuration> routes() {
    return List.of(
        known("a path", (users, servers) -> users.at(users.merged().origin().toString())),
        known("a `file://` URL", (users, servers) -> users.at("file://" + users.merged().origin())),
        known(
            "a bundle",
            (users, servers) -> {
              Path bundle = users.work().resolve("main.bundle");
              users.git(
                  "--git-dir=" + users.merged().origin(),
                  "bundle",
                  "create",
                  "-q",
                  bundle.toString(),
                  "main");
              users.at(bundle.toString());
            }),
        known("a URL as `smoke.remote`", (users, servers) -> users.named(servers.http().url())),
        known(
            "`url.<base>.insteadOf`",
            (users, servers) -> {
              String url = servers.http().url();
              users
                  .configured("url." + url.replace("repo.git", "") + ".insteadOf", "team:")
                  .at("team:repo.git");
            }),
        unknown(
            "`url.<base>.insteadOf` of the environment",
            "insteadof (GIT_CONFIG_COUNT)",
            (users, servers) -> {
              String url = servers.http().url();
              users
                  .where("GIT_CONFIG_COUNT", "1")
                  .where("GIT_CONFIG_KEY_0", "url." + url + ".insteadOf")
                  .where("GIT_CONFIG_VALUE_0", "https://example.org/repo.git")
                  .at("https://example.org/repo.git");
            }),
        known("redirects", (users, servers) -> users.at(servers.http().movedUrl())),
        unknown(
            "`http.proxy`",
            "http.proxy",
            (users, servers) -> {
              servers.http();
              users.configured("http.proxy", servers.proxy().url());
            }),
        unknown(
            "`http.<url>.proxy`",
            ".proxy",
            (users, servers) -> {
              String url = servers.http().url();
              users.configured("http." + url + ".proxy", servers.proxy().url());
            }),
        unknown(
            "`remote.<name>.proxy`",
            "remote.origin.proxy",
            (users, servers) -> {
              servers.http();
              users.configured("remote.origin.proxy", servers.proxy().url());
            }),
        unknown(
            "a proxy with a login",
            "http_proxy",
            (users, servers) -> {
              servers.http();
              Tinyproxy proxy = servers.proxy("BasicAuth ci pass");
              users.where("http_proxy", proxy.url().replace("://", "://ci:pass@"));
            }),
        unknown(
            "`HTTPS_PROXY`",
            "HTTPS_PROXY",
            (users, servers) -> {
              Authority authority = servers.https(Clients.ANYBODY);
              users
                  .configured("http.sslCAInfo", authority.certificate())
                  .where("HTTPS_PROXY", servers.proxy().url());
            }),
        known(
            "`NO_PROXY`",
            (users, servers) -> {
              servers.http();
              users
                  .where("http_proxy", "http://127.0.0.1:1")
                  .where("NO_PROXY", "localhost,127.0.0.1");
            }),
        unknown(
            "`http.sslCAInfo`",
            "http.sslcainfo",
            (users, servers) ->
                users.configured("http.sslCAInfo", servers.https(Clients.ANYBODY).certificate())),
        unknown(
            "`GIT_SSL_CAINFO`",
            "GIT_SSL_CAINFO",
            (users, servers) ->
                users.where("GIT_SSL_CAINFO", servers.https(Clients.ANYBODY).certificate())),
        known(
            "`http.sslVerify=false`",
            (users, servers) -> {
              servers.https(Clients.ANYBODY);
              users.configured("http.sslVerify", "false");
            }),
        unknown(
            "`GIT_SSL_NO_VERIFY`",
            "GIT_SSL_NO_VERIFY",
            (users, servers) -> {
              servers.https(Clients.ANYBODY);
              users.where("GIT_SSL_NO_VERIFY", "1");
            }),
        unknown(
            "a client certificate",
            "http.sslcert",
            (users, servers) -> {
              Authority authority = servers.https(Clients.WITH_CERTIFICATE);
              users
                  .configured("http.sslCAInfo", authority.certificate())
                  .configured("http.sslCert", authority.clientCertificate())
                  .configured("http.sslKey", authority.clientKey());
            }));
  }
}
