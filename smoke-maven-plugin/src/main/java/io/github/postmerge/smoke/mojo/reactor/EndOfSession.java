package io.github.postmerge.smoke.mojo.reactor;

import io.github.postmerge.smoke.mojo.reactor.Turn.AfterFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Reports at the end of a build that the module that should run the smoke never reached the goal.
 */
public final class EndOfSession {

  private static final String NO_MODULE =
      "The smoke was not run, because the module that should run it never reached the goal. Bind"
          + " the goal to a phase that all its modules reach.";

  private static final String EVENT = "sessionEnded";

  private final MavenSession session;
  private final ReactorTurns turns;
  private final Consumer<String> refusal;

  /**
   * Watches the end of one build.
   *
   * @param refusal makes the run that reports why no smoke was run
   */
  public EndOfSession(MavenSession session, ReactorTurns turns, Consumer<String> refusal) {
    this.session = session;
    this.turns = turns;
    this.refusal = refusal;
  }

  /** Listens before Maven's own listener, which shows the summary. */
  public void watch() {
    if (!turns.isFirstAsk()) {
      return;
    }
    ExecutionListener before = session.getRequest().getExecutionListener();
    session
        .getRequest()
        .setExecutionListener(
            (ExecutionListener)
                Proxy.newProxyInstance(
                    ExecutionListener.class.getClassLoader(),
                    new Class<?>[] {ExecutionListener.class},
                    (proxy, method, arguments) -> {
                      if (method.getName().equals(EVENT)) {
                        check();
                      }
                      try {
                        return before == null ? null : method.invoke(before, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }));
  }

  /** Fails the build if no smoke was run: a successful build would let a queue go on. */
  private void check() {
    if (!turns.isOpen()) {
      return;
    }
    Optional<String> failed = turns.failed();
    String why = failed.map(module -> new AfterFailure(module).sentence()).orElse(NO_MODULE);
    refusal.accept(why);
    if (failed.isEmpty()) {
      session.getResult().addException(new MojoExecutionException(why));
    }
  }
}
