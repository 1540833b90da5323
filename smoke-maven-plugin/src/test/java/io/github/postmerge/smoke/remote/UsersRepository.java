package io.github.postmerge.smoke.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.MainBranch.GitChoice;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.git.remote.Fetched;
import io.github.postmerge.smoke.git.remote.Freshness;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.Mainline.Reach;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.run.GitAccess;
import io.github.postmerge.smoke.run.Machine;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** A user's clone and home, and main's head as we and as git itself see it from there. */
final class UsersRepository {

  static final Duration LONG = Duration.ofSeconds(30);

  private final Path work;
  private final MergedRepository merged;
  private final Map<String, String> variables = new HashMap<>();
  private Path folder;
  private String remote = "origin";
  private GitChoice git = GitChoice.AUTO;
  private Duration timeout = LONG;

  UsersRepository(Path work) throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    this.work = work.toRealPath();
    Path copy = Files.createDirectory(this.work.resolve("copy"));
    Files.writeString(copy.resolve("file.txt"), "one\n");
    this.merged = MergedRepository.smoking(copy.toFile(), "true");
    this.folder = copy;
    variables.put("PATH", System.getenv("PATH"));
    variables.put("HOME", Files.createDirectory(this.work.resolve("home")).toString());
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
  }

  MergedRepository merged() {
    return merged;
  }

  Path work() {
    return work;
  }

  Path home() {
    return work.resolve("home");
  }

  CommitId merge() throws IOException {
    return new CommitId(merged.merge());
  }

  UsersRepository where(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  UsersRepository in(Path other) {
    folder = other;
    return this;
  }

  UsersRepository by(GitChoice choice) {
    git = choice;
    return this;
  }

  UsersRepository within(Duration limit) {
    timeout = limit;
    return this;
  }

  UsersRepository named(String other) {
    remote = other;
    return this;
  }

  UsersRepository at(String url) throws Exception {
    return configured("remote.origin.url", url);
  }

  /** In the repository's own configuration. */
  UsersRepository configured(String key, String value) throws Exception {
    git("config", "--add", key, value);
    if (key.equals("remote.origin.url")) {
      git("config", "--replace-all", key, value);
    }
    return this;
  }

  /** A configuration file of another place, with this entry. */
  Path file(String name, String... keysAndValues) throws Exception {
    Path file = work.resolve(name);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      git("config", "--file", file.toString(), "--add", keysAndValues[i], keysAndValues[i + 1]);
    }
    return file;
  }

  Path script(String name, String... lines) throws IOException {
    Path script = work.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " cannot be made executable");
    }
    return script;
  }

  String git(String... arguments) throws Exception {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    return run(argv);
  }

  /** Has git's helpers store a login. */
  void approve(String url, String user, String password) throws Exception {
    Path input = work.resolve("approve");
    Files.writeString(input, "url=" + url + "\nusername=" + user + "\npassword=" + password + "\n");
    run(List.of("sh", "-c", "git credential approve < " + input));
  }

  /** Main's head by git itself, in the same place and environment. */
  CommitId asGitSays() throws Exception {
    String said = git("ls-remote", remote, "refs/heads/main");
    return new CommitId(said.substring(0, said.indexOf('\t')));
  }

  private String run(List<String> argv) throws Exception {
    List<String> alone = new ArrayList<>(List.of("setsid"));
    alone.addAll(argv);
    ProcessBuilder builder = new ProcessBuilder(alone).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.redirectError(work.resolve("git.err").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(argv + " failed: " + Files.readString(work.resolve("git.err")));
    }
    return said;
  }

  /** Main's head, and how the clone's merge relates to it. */
  Freshness asked() throws Exception {
    try (GitRepository repository = GitRepository.at(folder)) {
      Mainline mainline = mainline(repository, "main");
      CommitId head = mainline.head();
      return new Freshness(head, mainline.relation(merge(), head));
    }
  }

  CommitId head(String branch) throws Exception {
    try (GitRepository repository = GitRepository.at(folder)) {
      return mainline(repository, branch).head();
    }
  }

  /** Whether it could be fetched, with its history. */
  boolean fetches(CommitId commit, Reach reach) throws Exception {
    try (GitRepository repository = GitRepository.at(folder);
        Fetched fetched = mainline(repository, "main").fetch(commit, reach)) {
      return fetched.repository().commit(commit).id().equals(commit);
    }
  }

  /** A file of a commit that is fetched first. */
  String reads(CommitId commit, String path) throws Exception {
    try (GitRepository repository = GitRepository.at(folder);
        Fetched fetched = mainline(repository, "main").fetch(commit, Reach.ANYWHERE)) {
      return new String(fetched.repository().read(commit, path).orElseThrow(), UTF_8);
    }
  }

  /** The envelope of a whole run with a command. */
  String smoked(String command) throws Exception {
    Path envelope = work.resolve("envelope.json");
    Parameters parameters =
        new Parameters(
            Map.of(
                SmokeProperties.REPOSITORY, folder.toString(),
                SmokeProperties.ENVELOPE, envelope.toString(),
                SmokeProperties.WORKTREE_ROOT, work.resolve("worktrees").toString(),
                SmokeProperties.COMMAND, command),
            List.of());
    RunContext context =
        new RunContext(
            Clock.systemUTC(),
            () -> UUID.randomUUID().toString(),
            variables,
            List.of(),
            Machine.of(new Environment("os", "arch", "17", null, null, "UTC", "en", "1", null)),
            git(),
            ContainedProcessRunner.onThisSystem());
    var unused = new PostMergeSmoke(context).run(parameters, RunListener.SILENT);
    return Files.readString(envelope);
  }

  private Mainline mainline(GitRepository repository, String branch) {
    return git().mainlines().of(repository, new MainBranch(remote, branch, git, timeout));
  }

  private GitAccess git() {
    return GitAccess.onThisSystem(() -> work.resolve("cache"), variables);
  }

  /** Every file of the clone and the home, with its content and time. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path top : List.of(merged.folder(), home(), merged.origin())) {
      try (Stream<Path> all = Files.walk(top)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          files.put(
              file.toString(),
              Files.getLastModifiedTime(file)
                  + " "
                  + new String(
                      Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }
}
