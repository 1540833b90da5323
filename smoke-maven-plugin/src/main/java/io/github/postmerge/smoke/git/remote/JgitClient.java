package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitWords;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.SupportedFormats;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Talks to a remote through JGit. */
final class JgitClient implements RemoteClient {

  private final Repository repository;
  private final MainBranch main;
  private final Transports transports;
  private final UnknownSettings unknown;

  JgitClient(
      Repository repository, MainBranch main, Transports transports, UnknownSettings unknown) {
    this.repository = repository;
    this.main = main;
    this.transports = transports;
    this.unknown = unknown;
  }

  @Override
  public RemoteName name() throws RepositoryException {
    return new RemoteName(main.remote(), url().toString());
  }

  @Override
  public RemoteHeads heads() throws RemoteException, RepositoryException, InterruptedException {
    URIish url = url();
    requireKnown(unknown.decisive(url));
    requireSha1(url);
    try {
      return inTime(() -> ask(url));
    } catch (ExecutionException e) {
      throw name().refused(reason(e, url), e);
    }
  }

  private void requireKnown(Set<String> settings) throws RepositoryException {
    if (!settings.isEmpty()) {
      throw new RepositoryException(
          String.format(
              "The remote %s needs a setting that the built-in git does not know: %s. Install git"
                  + " and leave out -Dsmoke.git, or remove the setting.",
              name(), GitWords.withoutLogins(String.join(", ", settings))));
    }
  }

  private String reason(Throwable failure, URIish url) {
    Set<String> settings = unknown.helpful(url);
    return settings.isEmpty()
        ? Reason.of(failure)
        : String.format(
            "%s; the built-in git does not know %s, so install git and leave out -Dsmoke.git",
            Reason.of(failure), String.join(", ", settings));
  }

  /** JGit would read the first part of each SHA-256 id as a SHA-1 id. */
  private void requireSha1(URIish url) throws RepositoryException {
    if (url.isRemote() || url.getPath() == null) {
      return;
    }
    File folder = new File(url.getPath());
    File gitDir = FileKey.resolve(folder, repository.getFS());
    if (gitDir == null) {
      return;
    }
    try {
      FileBasedConfig config = new FileBasedConfig(new File(gitDir, "config"), repository.getFS());
      config.load();
      if ("sha256".equalsIgnoreCase(config.getString("extensions", null, "objectformat"))) {
        throw name().hashedWithSha256();
      }
    } catch (IOException | ConfigInvalidException e) {
      // The conversation with the remote reports this error.
    }
  }

  private RemoteHeads ask(URIish url) throws IOException {
    String name = Constants.R_HEADS + main.branch();
    try (Transport transport = transports.open(repository, url);
        FetchConnection connection =
            transport.openFetch(List.of(new RefSpec(name), new RefSpec(Constants.HEAD)))) {
      return new RemoteHeads(
          Optional.ofNullable(connection.getRef(name)).map(ref -> CommitId.of(ref.getObjectId())),
          defaultBranch(connection.getRef(Constants.HEAD)));
    }
  }

  private static Optional<String> defaultBranch(@Nullable Ref head) {
    return Optional.ofNullable(head)
        .filter(Ref::isSymbolic)
        .map(ref -> Repository.shortenRefName(ref.getTarget().getName()));
  }

  @Override
  public Optional<String> fetch(CommitId commit, ScratchRepository into)
      throws RemoteException, RepositoryException, InterruptedException {
    URIish url = url();
    try {
      return inTime(
          () -> {
            fetch(url, into.jgit(), commit);
            return Optional.empty();
          });
    } catch (ExecutionException e) {
      return Optional.of(Reason.of(e));
    }
  }

  /** Not supported: JGit cannot tell a server which objects of a commit it has. */
  @Override
  public Optional<String> fetchMissing(
      Collection<ObjectId> objects, Optional<ScratchRepository> into) throws RepositoryException {
    throw new RepositoryException(
        String.format(
            "The repository lacks %d objects of the commit, such as %s, and the built-in git cannot"
                + " fetch them. %s",
            objects.size(),
            objects.iterator().next().name(),
            SupportedFormats.adviceForMissingObject(repository)));
  }

  private void fetch(URIish url, Repository into, CommitId commit) throws IOException {
    String name = Constants.R_HEADS + main.branch();
    Ref want = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, name, commit.toObjectId());
    try (Transport transport = transports.open(into, url);
        FetchConnection connection = transport.openFetch(List.of(new RefSpec(name)))) {
      connection.fetch(NullProgressMonitor.INSTANCE, List.of(want), Set.of());
    }
  }

  private <T> T inTime(Callable<T> conversation)
      throws ExecutionException, RemoteException, RepositoryException, InterruptedException {
    try {
      return TimeLimiter.within(main.timeout(), conversation);
    } catch (TimeoutException e) {
      throw name().unanswered(main.timeout(), e);
    }
  }

  private URIish url() throws RepositoryException {
    Config config = repository.getConfig();
    try {
      List<URIish> urls = new RemoteConfig(withRemote(config), main.remote()).getURIs();
      if (!urls.isEmpty()) {
        return urls.get(0);
      }
    } catch (URISyntaxException e) {
      throw new RepositoryException(
          String.format(
              "The URL \"%s\" of the remote \"%s\" is malformed. Correct it with"
                  + " \"git remote set-url\".",
              e.getInput(), main.remote()),
          e);
    }
    throw UnknownRemote.among(config.getSubsections("remote"), main.remote());
  }

  /** A remote that is not configured can be an address. */
  private Config withRemote(Config config) {
    String remote = main.remote();
    boolean isAddress = remote.indexOf('/') >= 0 || remote.indexOf(':') >= 0;
    if (!isAddress || config.getSubsections("remote").contains(remote)) {
      return config;
    }
    Config all = new Config(config);
    all.setString("remote", remote, "url", remote);
    return all;
  }
}
