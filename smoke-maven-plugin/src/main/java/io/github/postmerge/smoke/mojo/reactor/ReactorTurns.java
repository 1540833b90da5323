package io.github.postmerge.smoke.mojo.reactor;

import io.github.postmerge.smoke.mojo.reactor.Turn.AfterFailure;
import io.github.postmerge.smoke.mojo.reactor.Turn.Later;
import io.github.postmerge.smoke.mojo.reactor.Turn.Now;
import io.github.postmerge.smoke.mojo.reactor.Turn.Taken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Decides which module of a build runs the goal: the last of those that have it.
 *
 * <p>The state is kept in the build's request, in JDK types only, because Maven may load this class
 * several times, with other dependencies.
 */
public final class ReactorTurns {

  private static final String KEY = ReactorTurns.class.getName();
  private static final String RUNNER = "runner";
  private static final String WAITING = "waiting";
  private static final String ASKED = "asked";
  private static final String ARRIVED = "arrived";

  private final MavenSession session;
  private final String smoke;

  /**
   * Turns for one smoke.
   *
   * @param smoke the identity of the smoke, see {@link BoundSmokes#identity()}
   */
  public ReactorTurns(MavenSession session, String smoke) {
    this.session = session;
    this.smoke = smoke;
  }

  /** The turn of the current module; in a parallel build the last one to arrive runs the goal. */
  public Turn next(BoundSmokes bound) {
    synchronized (session.getRequest()) {
      Map<String, Set<String>> known = known();
      String module = session.getCurrentProject().getId();
      Set<String> waiting = known.computeIfAbsent(WAITING, k -> concurrent(bound.modules()));
      Set<String> arrived = known.computeIfAbsent(ARRIVED, k -> concurrent(Set.of()));
      arrived.add(module);
      waiting.remove(module);
      Optional<String> runner = runner();
      if (runner.isPresent() && !runner.get().equals(module)) {
        return new Taken(names(Set.of(runner.get())).get(0));
      }
      Optional<String> failed = failed();
      if (failed.isEmpty() && runner.isEmpty() && !waiting.isEmpty()) {
        return new Later(names(waiting));
      }
      known.put(RUNNER, Set.of(module));
      return failed.<Turn>map(AfterFailure::new).orElseGet(Now::new);
    }
  }

  /** Whether this is the first call. */
  boolean isFirstAsk() {
    synchronized (session.getRequest()) {
      return known().putIfAbsent(ASKED, Set.of()) == null;
    }
  }

  /** Whether a module left the smoke to a later one, and no module has run it. */
  boolean isOpen() {
    synchronized (session.getRequest()) {
      return known().containsKey(ARRIVED) && runner().isEmpty();
    }
  }

  /** The name of a module whose build failed. */
  Optional<String> failed() {
    return session.getProjects().stream()
        .filter(m -> session.getResult().getBuildSummary(m) instanceof BuildFailure)
        .map(MavenProject::getArtifactId)
        .findFirst();
  }

  /** In the order of the build. */
  private List<String> names(Set<String> ids) {
    return session.getProjects().stream()
        .filter(module -> ids.contains(module.getId()))
        .map(MavenProject::getArtifactId)
        .toList();
  }

  private Optional<String> runner() {
    return known().getOrDefault(RUNNER, Set.of()).stream().findFirst();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Set<String>> known() {
    return (Map<String, Set<String>>)
        session
            .getRequest()
            .getData()
            .computeIfAbsent(KEY + smoke, k -> new ConcurrentHashMap<String, Set<String>>());
  }

  private static Set<String> concurrent(Set<String> ids) {
    Set<String> set = ConcurrentHashMap.newKeySet();
    set.addAll(ids);
    return set;
  }
}
