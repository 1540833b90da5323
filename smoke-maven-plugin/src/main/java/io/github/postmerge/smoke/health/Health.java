package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.FirstParents;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Fetched;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.Mainline.Reach;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.health.HealthOutcome.Known;
import io.github.postmerge.smoke.health.HealthOutcome.Unknown;
import io.github.postmerge.smoke.health.HealthRequest.Follows;
import io.github.postmerge.smoke.history.Compaction;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.history.line.KnownCommits;
import io.github.postmerge.smoke.history.line.MainOrders;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.settings.RunSettingsReader;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Determines main's health from a history. */
public final class Health {

  private final RunContext context;

  /** Uses the clock, environment and git of this context. */
  public Health(RunContext context) {
    this.context = context;
  }

  /**
   * Determines main's health; never throws for an error of the user, history, repository, remote or
   * disk.
   *
   * @param warnings receives problems that do not change the answer
   */
  public HealthOutcome run(Parameters parameters, Consumer<String> warnings) {
    try {
      return known(parameters, warnings);
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      return unknown(parameters, "The run was told to stop. Run it again.");
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return unknown(parameters, Failures.of(e));
    }
  }

  private HealthOutcome unknown(Parameters parameters, String error) {
    List<String> patterns =
        new RunSettingsReader(parameters, context.variables()).usableMaskPatterns();
    return new Unknown(context.masker(List.of(), patterns).mask(error));
  }

  private Known known(Parameters parameters, Consumer<String> warnings)
      throws InvalidRequestException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    RunSettingsReader reader = new RunSettingsReader(parameters, context.variables());
    new HealthFiles(HealthRequest.directory(reader)).clear();
    Instant now = context.clock().instant();
    HealthRequest request = HealthRequest.read(parameters, reader, now);
    if (Files.notExists(request.history(), LinkOption.NOFOLLOW_LINKS)) {
      warnings.accept("There is no history at \"" + request.history() + "\" yet.");
    }
    compact(request, warnings);
    HistoryContents contents = new HistoryFolder(request.history()).read();
    try (GitRepository users = GitRepository.at(request.repository())) {
      Masker masker = context.masker(users.remoteUrls(), reader.maskPatterns());
      Mainline mainline = context.git().mainlines().of(users, request.main());
      CommitId head = mainline.head();
      Subject subject =
          new Subject(request, contents, head, now, masker, project(users, request, masker));
      if (users.has(head.value())) {
        return in(users, subject);
      }
      try (Fetched fetched = mainline.fetch(head, Reach.MAIN)) {
        return in(fetched.repository(), subject);
      }
    }
  }

  private static String project(GitRepository users, HealthRequest request, Masker masker) {
    String remote = request.main().remote();
    return masker.mask(ProjectName.of(users.remoteUrl(remote).orElse(remote)));
  }

  private static void compact(HealthRequest request, Consumer<String> warnings) throws IOException {
    if (request.compactBefore().isPresent()) {
      int folded = new Compaction(request.history()).before(request.compactBefore().get());
      if (folded > 0) {
        warnings.accept(folded + " runs of the history were combined into one file a month.");
      }
    }
  }

  /** The input of one health report. */
  private record Subject(
      HealthRequest request,
      HistoryContents contents,
      CommitId head,
      Instant now,
      Masker masker,
      String project) {}

  private static Known in(GitRepository repository, Subject subject)
      throws RepositoryException, IOException {
    HealthRequest request = subject.request();
    HistoryContents contents = subject.contents();
    FirstParents walk =
        FirstParents.of(repository, subject.head(), new KnownCommits(contents)::metAll);
    MainHealth main =
        MainHealth.of(
            contents, MainOrders.of(walk, contents), request.expectations(), subject.now());
    Merges merges = new Merges(repository, subject.masker());
    HealthText text = new HealthText(main, merges, new HistoryFolder(request.history()), contents);
    new HealthFiles(request.directory())
        .write(main, new PageModel(subject.project(), text, request.links()));
    return new Known(
        main.state(),
        main.state() == MainState.GREEN || request.follows() == Follows.NEVER,
        text.headline(),
        text.lines(),
        request.directory());
  }
}
