package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The modules of a build whose POM binds a goal to a phase that this build reaches. */
final class BoundModules {

  private final MavenSession session;
  private final MojoExecution execution;
  private final LifecycleExecutor lifecycle;

  BoundModules(MavenSession session, MojoExecution execution, LifecycleExecutor lifecycle) {
    this.session = session;
    this.execution = execution;
    this.lifecycle = lifecycle;
  }

  /** Their ids, without those that skip it. */
  Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (MavenProject module : session.getProjects()) {
      if (isBound(module)) {
        ids.add(module.getId());
      }
    }
    return ids;
  }

  /** A module that Maven cannot plan fails in Maven, and is no module to wait for. */
  private boolean isBound(MavenProject module) {
    MavenSession ofModule = session.clone();
    ofModule.setCurrentProject(module);
    try {
      for (MojoExecution found :
          lifecycle
              .calculateExecutionPlan(ofModule, tasks().toArray(String[]::new))
              .getMojoExecutions()) {
        if (isOfThisGoal(found) && !isSkipped(ofModule, found)) {
          return true;
        }
      }
      return false;
    } catch (Exception e) {
      return false;
    }
  }

  private List<String> tasks() {
    if (!session.getGoals().isEmpty()) {
      return session.getGoals();
    }
    @Nullable String usual = session.getTopLevelProject().getDefaultGoal();
    List<String> tasks = new ArrayList<>();
    if (usual != null) {
      tasks.addAll(Arrays.asList(usual.strip().split("\\s+", -1)));
    }
    return tasks;
  }

  private boolean isOfThisGoal(MojoExecution other) {
    return other.getSource() == Source.LIFECYCLE
        && other.getGoal().equals(execution.getGoal())
        && other.getArtifactId().equals(execution.getArtifactId())
        && other.getGroupId().equals(execution.getGroupId());
  }

  /** What was typed wins over the POM, as for the goal itself. */
  private static boolean isSkipped(MavenSession ofModule, MojoExecution found)
      throws ExpressionEvaluationException {
    Object value = ofModule.getUserProperties().getProperty(SmokeProperties.SKIP);
    Xpp3Dom configuration = found.getConfiguration();
    Xpp3Dom skip = configuration == null ? null : configuration.getChild("skip");
    if (value == null && skip != null && skip.getValue() != null) {
      value = new PluginParameterExpressionEvaluator(ofModule, found).evaluate(skip.getValue());
    }
    return value != null && List.of("true", "").contains(value.toString().strip());
  }
}
