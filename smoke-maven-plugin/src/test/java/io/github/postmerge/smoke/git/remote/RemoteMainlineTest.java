package io.github.postmerge.smoke.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.MainBranch.GitChoice;
import io.github.postmerge.smoke.git.OwnedFolders;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline.Reach;
import io.github.postmerge.smoke.it.MergedRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteMainlineTest {

  @TempDir Path work;
  private MergedRepository merged;
  private CommitId merge;

  @BeforeEach
  void mergeSomething() throws Exception {
    Path folder = Files.createDirectory(work.resolve("copy"));
    Files.writeString(folder.resolve("file.txt"), "one\n");
    merged = MergedRepository.smoking(folder.toFile(), "true");
    merge = new CommitId(merged.merge());
  }

  @Test
  void fileUrlIsAsked() throws Exception {
    assertThat(ask()).isEqualTo(new Freshness(merge, RelationToMain.HEAD));
  }

  @Test
  void localPathIsAsked() throws Exception {
    remote(merged.origin().toString());

    assertThat(ask()).isEqualTo(new Freshness(merge, RelationToMain.HEAD));
  }

  @Test
  void headThatIsNotHereIsComparedWithoutTouchingTheRepository() throws Exception {
    CommitId next = new CommitId(merged.nextCommit());
    merged.moveMain(next.value());

    assertThat(ask()).isEqualTo(new Freshness(next, RelationToMain.SUPERSEDED));
    assertThat(work.resolve("scratch")).isEmptyDirectory();
    try (GitRepository repository = GitRepository.at(merged.folder())) {
      assertThat(repository.has(next.value())).isFalse();
    }
  }

  @Test
  void commitThatIsNotHereIsFetchedWithMainAndForgotten() throws Exception {
    CommitId next = new CommitId(merged.nextCommit());
    merged.moveMain(next.value());

    try (GitRepository repository = GitRepository.at(merged.folder());
        Fetched fetched = mainline(repository).fetch(next, Reach.MAIN)) {
      assertThat(fetched.repository().commit(next).parents()).containsExactly(merge);
      assertThat(repository.has(next.value())).isFalse();
    }
    assertThat(work.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void commitThatIsNotOnMainIsFetchedByItsIdOnlyWhereItMayBe() throws Exception {
    CommitId aside = new CommitId(merged.nextCommit());

    try (GitRepository repository = GitRepository.at(merged.folder());
        Fetched fetched = mainline(repository).fetch(aside, Reach.ANYWHERE)) {
      assertThat(fetched.repository().commit(aside).subject()).isEqualTo("The next change");
      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(() -> mainline(repository).fetch(aside, Reach.MAIN))
          .withMessageContaining("nor in the history of \"main\" on the remote \"origin\"");
    }
  }

  @Test
  void fetchedRepositoryThatIsKeptStays() throws Exception {
    CommitId next = new CommitId(merged.nextCommit());
    merged.moveMain(next.value());
    Path kept;
    try (GitRepository repository = GitRepository.at(merged.folder());
        Fetched fetched = mainline(repository).fetch(next, Reach.MAIN)) {
      kept = fetched.keep();
    }

    new OwnedFolders(work.resolve("scratch")).reclaim();
    try (GitRepository repository = GitRepository.at(kept)) {
      assertThat(repository.has(next.value())).isTrue();
    }
  }

  @Test
  void commitThatNobodyHasIsNamed() throws Exception {
    CommitId unknown = new CommitId("b".repeat(40));
    try (GitRepository repository = GitRepository.at(merged.folder())) {
      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(() -> mainline(repository).fetch(unknown, Reach.MAIN))
          .withMessageStartingWith(
              "The commit " + unknown + " is neither in this repository nor in the history");
    }
    assertThat(work.resolve("scratch")).isEmptyDirectory();
  }

  private Mainline mainline(GitRepository repository) {
    return new RemoteMainlines(NoGit.HERE, work.resolve("home"), Map.of(), work.resolve("scratch"))
        .of(repository, new MainBranch("origin", "main", GitChoice.AUTO, Duration.ofSeconds(30)));
  }

  @Test
  void httpHeaderOfTheConfigurationLogsIn() throws Exception {
    String secret = HttpGitServer.basic("x-access-token", "t0ken-of-this-test");
    try (HttpGitServer server = new HttpGitServer(merged.origin(), secret)) {
      remote(server.url());
      configure("http", server.url(), "extraheader", "AUTHORIZATION: " + secret);

      assertThat(ask().mainHead()).isEqualTo(merge);
      assertThat(server.requests())
          .allMatch(r -> r.contains("upload-pack"))
          .noneMatch(r -> r.contains("receive-pack"));
    }
  }

  @Test
  void httpHistoryIsFetchedWithTheSameHeader() throws Exception {
    String secret = HttpGitServer.basic("x-access-token", "t0ken-of-this-test");
    merged.superseded();
    try (HttpGitServer server = new HttpGitServer(merged.origin(), secret)) {
      remote(server.url());
      configure("http", server.url(), "extraheader", "AUTHORIZATION: " + secret);

      assertThat(ask().relation()).isEqualTo(RelationToMain.SUPERSEDED);
    }
  }

  @Test
  void httpLoginIsReadFromNetrc() throws Exception {
    String secret = HttpGitServer.basic("ci", "pass-of-this-test");
    try (HttpGitServer server = new HttpGitServer(merged.origin(), secret)) {
      remote(server.url());
      Files.writeString(
          Files.createDirectories(work.resolve("home")).resolve(".netrc"),
          "machine 127.0.0.1 login ci password pass-of-this-test\n");

      assertThat(ask().mainHead()).isEqualTo(merge);
    }
  }

  @Test
  void httpLoginOfTheUrlComesFirst() throws Exception {
    String secret = HttpGitServer.basic("ci", "pass-of-this-test");
    try (HttpGitServer server = new HttpGitServer(merged.origin(), secret)) {
      remote(server.url().replace("://", "://ci:pass-of-this-test@"));

      assertThat(ask().mainHead()).isEqualTo(merge);
    }
  }

  @DisplayName("23 refused authentication is an error that names the remote, and nobody is asked")
  @Test
  void refusedAuthenticationIsAnError() throws Exception {
    try (HttpGitServer server = new HttpGitServer(merged.origin(), "nobody knows")) {
      remote(server.url());

      assertThatExceptionOfType(RemoteException.class)
          .isThrownBy(() -> ask())
          .withMessageStartingWith("The remote \"origin\" (" + server.url() + ") cannot be asked:")
          .withMessageContaining("not authorized");
    }
  }

  @DisplayName("23 a remote that is down is an error")
  @Test
  void remoteThatIsDownIsAnError() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    remote("http://127.0.0.1:" + port + "/repo.git");

    assertThatExceptionOfType(RemoteException.class).isThrownBy(() -> ask());
  }

  @DisplayName("23 a byte a second is over at the deadline, by our own clock")
  @Test
  void dripIsOverAtTheDeadline() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread drip = new Thread(() -> drip(socket), "drip");
      drip.setDaemon(true);
      drip.start();
      remote("http://127.0.0.1:" + socket.getLocalPort() + "/repo.git");

      assertThatExceptionOfType(RemoteException.class)
          .isThrownBy(() -> ask(Duration.ofSeconds(2)))
          .withMessageContaining("did not answer within 2 s");
    }
  }

  @Test
  void sshKeyLogsIn() throws Exception {
    KeyPair key = SshGitServer.newKey();
    try (SshGitServer server = new SshGitServer(merged.origin(), key.getPublic())) {
      remote(server.url());
      Path ssh = Files.createDirectories(work.resolve("home/.ssh"));
      storePrivateKey(ssh.resolve("id_rsa"), key);
      trust(ssh, server);

      assertThat(ask().mainHead()).isEqualTo(merge);
    }
  }

  @Test
  void sshAgentLogsIn() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "needs ssh-agent");
    KeyPair key = SshGitServer.newKey();
    Path socket = work.resolve("agent");
    Process agent =
        new ProcessBuilder("/usr/bin/ssh-agent", "-D", "-a", socket.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (SshGitServer server = new SshGitServer(merged.origin(), key.getPublic())) {
      storePrivateKey(work.resolve("key"), key);
      handOver(work.resolve("key"), socket);
      remote(server.url());
      Path ssh = Files.createDirectories(work.resolve("home/.ssh"));
      Files.writeString(ssh.resolve("config"), "Host *\n  IdentityAgent " + socket + "\n");
      trust(ssh, server);

      assertThat(ask().mainHead()).isEqualTo(merge);
    } finally {
      agent.destroy();
    }
  }

  /** The agent needs a moment to listen; ssh-add says so by its exit code. */
  private static void handOver(Path key, Path socket) throws Exception {
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    ProcessBuilder add = new ProcessBuilder("/usr/bin/ssh-add", "-q", key.toString());
    add.environment().put("SSH_AUTH_SOCK", socket.toString());
    for (int attempt = 0; attempt < 100; attempt++) {
      if (add.start().waitFor() == 0) {
        Files.delete(key);
        return;
      }
    }
    throw new AssertionError("ssh-agent did not take the key");
  }

  @Test
  void sshHostThatNobodyKnowsIsRefused() throws Exception {
    KeyPair key = SshGitServer.newKey();
    try (SshGitServer server = new SshGitServer(merged.origin(), key.getPublic())) {
      remote(server.url());
      storePrivateKey(Files.createDirectories(work.resolve("home/.ssh")).resolve("id_rsa"), key);

      assertThatExceptionOfType(RemoteException.class).isThrownBy(() -> ask());
    }
  }

  @Test
  void unknownRemoteNamesThoseThatAreThere() {
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(
            () -> ask(new MainBranch("upstream", "main", GitChoice.AUTO, Duration.ofSeconds(5))))
        .withMessage(
            "The repository has no remote \"upstream\"; it has [origin]. Name one with"
                + " -Dsmoke.remote=NAME.");
  }

  @Test
  void unknownBranchIsNamed() {
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(
            () -> ask(new MainBranch("origin", "trunk", GitChoice.AUTO, Duration.ofSeconds(5))))
        .withMessageContaining("has no branch \"trunk\"");
  }

  private static void storePrivateKey(Path file, KeyPair key) throws Exception {
    try (var out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
    }
  }

  private static void trust(Path ssh, SshGitServer server) throws IOException {
    Files.writeString(
        ssh.resolve("known_hosts"),
        "[127.0.0.1]:" + server.port() + " " + PublicKeyEntry.toString(server.hostKey()) + "\n");
  }

  /** Sends a byte of a never-ending answer, then waits for as long as somebody listens. */
  private static void drip(ServerSocket socket) {
    try (Socket client = socket.accept()) {
      byte[] answer = "HTTP/1.1 200 OK\r\nX-Drip: ".getBytes(StandardCharsets.US_ASCII);
      client.setSoTimeout(500);
      for (int i = 0; ; i++) {
        client.getOutputStream().write(i < answer.length ? answer[i] : 'x');
        client.getOutputStream().flush();
        waitForInput(client);
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private static void waitForInput(Socket client) throws IOException {
    try {
      client.getInputStream().read(new byte[1024]);
    } catch (SocketTimeoutException e) {
      // Time for the next byte.
    }
  }

  private void remote(String url) throws IOException {
    configure("remote", "origin", "url", url);
  }

  private void configure(String section, String subsection, String name, String value)
      throws IOException {
    try (var git = Git.open(merged.folder().toFile())) {
      StoredConfig config = git.getRepository().getConfig();
      config.setString(section, subsection, name, value);
      config.save();
    }
  }

  private Freshness ask() throws Exception {
    return ask(Duration.ofSeconds(30));
  }

  private Freshness ask(Duration timeout) throws Exception {
    return ask(new MainBranch("origin", "main", GitChoice.AUTO, timeout));
  }

  private Freshness ask(MainBranch main) throws Exception {
    try (GitRepository repository = GitRepository.at(merged.folder())) {
      Mainline mainline =
          new RemoteMainlines(NoGit.HERE, work.resolve("home"), Map.of(), work.resolve("scratch"))
              .of(repository, main);
      CommitId head = mainline.head();
      return new Freshness(head, mainline.relation(merge, head));
    }
  }
}
