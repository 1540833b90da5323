package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitCall;
import io.github.postmerge.smoke.git.GitCall.Purpose;
import io.github.postmerge.smoke.git.GitCall.Setting;
import io.github.postmerge.smoke.git.GitOnPath;
import io.github.postmerge.smoke.git.GitOnPath.Answer;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Done;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Failed;
import io.github.postmerge.smoke.git.GitOnPath.Answer.TimedOut;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.GitWords;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Talks to a remote through the {@code git} program, so that all of the user's configuration
 * applies.
 */
final class GitClient implements RemoteClient {

  /** For reading the local configuration, which needs no network. */
  private static final Duration LOCAL = Duration.ofSeconds(10);

  /** As many as fit into the shortest command line limit of a system. */
  private static final int MOST_IDS = File.separatorChar == '/' ? 4_000 : 500;

  /** Exit code of {@code git config} if no setting matches. */
  private static final int NO_SUCH_SETTING = 1;

  /** Exit code of git for an unknown option. */
  private static final int WRONG_USAGE = 129;

  private static final int SHA256_DIGITS = 64;

  /** A remote name; anything else is a path or a URL, which needs no configuration. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\w.-]+");

  /** A configured bundle would write refs and settings into the user's repository. */
  private static final List<Setting> NO_BUNDLES = List.of(new Setting("fetch.bundleURI", ""));

  private final GitOnPath git;
  private final Path folder;
  private final MainBranch main;

  GitClient(GitOnPath git, GitRepository repository, MainBranch main) {
    this.git = git;
    this.folder = repository.folder();
    this.main = main;
  }

  @Override
  public RemoteName name() throws InterruptedException {
    GitCall call =
        GitCall.in(folder, Purpose.REMOTE, LOCAL, "ls-remote", "--get-url", "--", main.remote());
    String url = git.run(call) instanceof Done done ? done.output().strip() : main.remote();
    return new RemoteName(main.remote(), url);
  }

  @Override
  public RemoteHeads heads() throws RemoteException, RepositoryException, InterruptedException {
    RemainingTime time = new RemainingTime(main.timeout());
    RemoteSettings settings = settings(time);
    GitCall call =
        GitCall.in(
                folder,
                Purpose.REMOTE,
                time.left(),
                "ls-remote",
                "--symref",
                "--",
                main.remote(),
                Constants.HEAD,
                Constants.R_HEADS + main.branch())
            .with(settings.readOnly());
    Answer answer = git.run(call);
    if (answer instanceof Done done) {
      return heads(done.output());
    }
    if (answer instanceof Failed
        && PLAIN_NAME.matcher(main.remote()).matches()
        && !settings.remotes().contains(main.remote())) {
      throw UnknownRemote.among(settings.remotes(), main.remote());
    }
    throw failure(answer, settings);
  }

  private RemoteHeads heads(String output) throws RepositoryException, InterruptedException {
    Optional<CommitId> head = Optional.empty();
    Optional<String> defaultBranch = Optional.empty();
    String symbolic = "ref: " + Constants.R_HEADS;
    for (String line : output.lines().toList()) {
      int tab = line.indexOf('\t');
      String value = tab < 0 ? line : line.substring(0, tab);
      String ref = line.substring(tab + 1);
      if (ref.equals(Constants.HEAD) && value.startsWith(symbolic)) {
        defaultBranch = Optional.of(value.substring(symbolic.length()));
      } else if (ref.equals(Constants.R_HEADS + main.branch())) {
        head = Optional.of(commit(value));
      }
    }
    return new RemoteHeads(head, defaultBranch);
  }

  private CommitId commit(String id) throws RepositoryException, InterruptedException {
    if (ObjectId.isId(id)) {
      return new CommitId(id);
    }
    if (id.length() == SHA256_DIGITS) {
      throw name().hashedWithSha256();
    }
    throw new RepositoryException(
        String.format(
            "The remote %s answered with \"%s\", which is not a commit id. Check its address.",
            name(), id));
  }

  /**
   * Writes objects only to the scratch repository. Git runs in the user's repository, because its
   * configuration can depend on the location, but uses the scratch object store and shallow file,
   * and stores no ref.
   */
  @Override
  public Optional<String> fetch(CommitId commit, ScratchRepository into)
      throws RemoteException, InterruptedException {
    return fetch(List.of(commit.value()), NO_BUNDLES, placesOf(into));
  }

  private static Map<String, String> placesOf(ScratchRepository scratch) {
    return Map.of(
        "GIT_OBJECT_DIRECTORY", scratch.objects().toString(),
        "GIT_SHALLOW_FILE", scratch.shallow().toString());
  }

  /** As git itself does when an object is missing. */
  @Override
  public Optional<String> fetchMissing(
      Collection<ObjectId> objects, Optional<ScratchRepository> into)
      throws RemoteException, InterruptedException {
    List<Setting> settings = new ArrayList<>(NO_BUNDLES);
    settings.add(new Setting("fetch.negotiationAlgorithm", "noop"));
    settings.add(new Setting("remote." + main.remote() + ".partialCloneFilter", "blob:none"));
    Map<String, String> places = into.map(GitClient::placesOf).orElse(Map.of());
    List<String> ids = objects.stream().map(ObjectId::name).toList();
    for (int i = 0; i < ids.size(); i += MOST_IDS) {
      List<String> some = ids.subList(i, Math.min(i + MOST_IDS, ids.size()));
      Optional<String> refusal = fetch(some, settings, places);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Optional<String> fetch(
      List<String> ids, List<Setting> more, Map<String, String> variables)
      throws RemoteException, InterruptedException {
    RemainingTime time = new RemainingTime(main.timeout());
    RemoteSettings settings = settings(time);
    GitCall call =
        GitCall.in(folder, Purpose.REMOTE, time.left(), fetching(ids).toArray(String[]::new))
            .with(settings.readOnly())
            .with(more)
            .with(variables);
    Answer answer = git.run(call);
    if (answer instanceof TimedOut) {
      throw failure(answer, settings);
    }
    return answer instanceof Failed failed
        ? Optional.of(words(failed, settings))
        : Optional.empty();
  }

  private List<String> fetching(List<String> ids) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "fetch",
                "--quiet",
                "--no-write-fetch-head",
                "--refmap=",
                "--no-tags",
                "--no-prune",
                "--no-recurse-submodules",
                "--no-auto-maintenance",
                "--no-write-commit-graph",
                "--",
                main.remote()));
    arguments.addAll(ids);
    return arguments;
  }

  private RemoteSettings settings(RemainingTime time) throws RemoteException, InterruptedException {
    GitCall call =
        GitCall.in(
            folder,
            Purpose.REMOTE,
            time.left(),
            "config",
            "-z",
            "--get-regexp",
            RemoteSettings.PATTERN);
    Answer answer = git.run(call);
    if (answer instanceof Done done) {
      return RemoteSettings.of(done.output());
    }
    if (answer instanceof Failed failed && failed.code() == NO_SUCH_SETTING) {
      return RemoteSettings.NONE;
    }
    throw failure(answer, RemoteSettings.NONE);
  }

  private RemoteException failure(Answer answer, RemoteSettings settings)
      throws InterruptedException {
    return answer instanceof Failed failed
        ? name().refused(words(failed, settings), null)
        : name().unanswered(main.timeout(), null);
  }

  private static String words(Failed failed, RemoteSettings settings) {
    return failed.code() == WRONG_USAGE
        ? "this git is too old to fetch without writing to the repository; install git 2.29 or"
            + " newer"
        : GitWords.shown(failed.why(), settings.secrets());
  }
}
