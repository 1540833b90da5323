package io.github.postmerge.smoke.mojo.reactor;

import io.github.postmerge.smoke.mojo.reactor.Turn.AfterFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;

/** Tells, when a build ends, that no module has come to run the smoke that others left to it. */
public final class EndOfSession {

  private static final String NOBODY =
      "The smoke was not run, because no module came to it. Bind the goal to a phase that every"
          + " module reaches which has it.";

  private static final String EVENT = "sessionEnded";

  private final MavenSession session;
  private final ReactorTurns turns;
  private final Consumer<String> refusal;

  /**
   * Ends of one build.
   *
   * @param refusal makes the run that says why nothing was smoked
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

  /** A build that succeeds although nothing was smoked would let a queue go on. */
  private void check() {
    if (!turns.isOpen()) {
      return;
    }
    Optional<String> failed = turns.failed();
    String why = failed.map(module -> new AfterFailure(module).sentence()).orElse(NOBODY);
    refusal.accept(why);
    if (failed.isEmpty()) {
      session.getResult().addException(new MojoExecutionException(why));
    }
  }
}
