package io.github.postmerge.smoke.mojo.reactor;

import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The smokes that the POMs of a build bind to phases that this build reaches. */
public final class BoundSmokes {

  /** The parameters that distinguish one smoke from another; output parameters do not. */
  private static final List<String> DISTINCTIVE =
      List.of(
          "command",
          "argv",
          "repository",
          "mergeCommit",
          "taskId",
          "taskIdPattern",
          "taskDirectory",
          "registry",
          "remote",
          "branch",
          "dryRun");

  private final MavenSession session;
  private final MojoExecution execution;
  private final LifecycleExecutor lifecycle;

  public BoundSmokes(MavenSession session, MojoExecution execution, LifecycleExecutor lifecycle) {
    this.session = session;
    this.execution = execution;
    this.lifecycle = lifecycle;
  }

  /** A text that is equal for executions of the same smoke. */
  public String identity() {
    try {
      return identity(session, execution);
    } catch (ExpressionEvaluationException e) {
      return session.getCurrentProject().getId() + " " + execution.getExecutionId();
    }
  }

  /** The ids of the modules that have the current smoke, without those that skip it. */
  Set<String> modules() {
    String identity = identity();
    Set<String> ids = new LinkedHashSet<>();
    for (MavenProject module : session.getProjects()) {
      if (has(module, identity)) {
        ids.add(module.getId());
      }
    }
    return ids;
  }

  /**
   * Falls back to the module's POM if Maven cannot plan the module yet, such as one with a plugin
   * that this build makes.
   */
  private boolean has(MavenProject module, String identity) {
    MavenSession ofModule = session.clone();
    ofModule.setCurrentProject(module);
    try {
      for (MojoExecution found :
          lifecycle
              .calculateExecutionPlan(ofModule, tasks().toArray(String[]::new))
              .getMojoExecutions()) {
        if (isOfThisGoal(found)
            && !isSkipped(ofModule, found)
            && identity(ofModule, found).equals(identity)) {
          return true;
        }
      }
      return false;
    } catch (Exception e) {
      return hasInPom(module, p -> p.getGoals().contains(execution.getGoal()));
    }
  }

  private boolean hasInPom(MavenProject module, Predicate<PluginExecution> ofThisGoal) {
    return module.getBuildPlugins().stream()
        .filter(plugin -> plugin.getArtifactId().equals(execution.getArtifactId()))
        .filter(plugin -> plugin.getGroupId().equals(execution.getGroupId()))
        .flatMap(plugin -> plugin.getExecutions().stream())
        .anyMatch(ofThisGoal);
  }

  private List<String> tasks() {
    if (!session.getGoals().isEmpty()) {
      return session.getGoals();
    }
    @Nullable String usual = session.getTopLevelProject().getDefaultGoal();
    return usual == null ? List.of() : Arrays.asList(usual.strip().split("\\s+", -1));
  }

  private boolean isOfThisGoal(MojoExecution other) {
    return other.getSource() == Source.LIFECYCLE
        && other.getGoal().equals(execution.getGoal())
        && other.getArtifactId().equals(execution.getArtifactId())
        && other.getGroupId().equals(execution.getGroupId());
  }

  /** The command line wins over the POM, as for the goal itself. */
  private static boolean isSkipped(MavenSession ofModule, MojoExecution found)
      throws ExpressionEvaluationException {
    String typed = ofModule.getUserProperties().getProperty(SmokeProperties.SKIP);
    String value = typed == null ? value(ofModule, found, "skip") : typed;
    return typed == null
        ? value.strip().equals("true")
        : Set.of("true", "").contains(value.strip());
  }

  private static String identity(MavenSession ofModule, MojoExecution found)
      throws ExpressionEvaluationException {
    StringBuilder identity = new StringBuilder();
    for (String name : DISTINCTIVE) {
      identity.append(name).append('=').append(value(ofModule, found, name)).append('\n');
    }
    return identity.toString();
  }

  private static String value(MavenSession ofModule, MojoExecution found, String name)
      throws ExpressionEvaluationException {
    Xpp3Dom configuration = found.getConfiguration();
    Xpp3Dom element = configuration == null ? null : configuration.getChild(name);
    if (element == null) {
      return "";
    }
    if (element.getChildCount() > 0) {
      return Stream.of(element.getChildren())
          .map(Xpp3Dom::getValue)
          .collect(Collectors.joining("\0"));
    }
    Object value =
        element.getValue() == null
            ? null
            : new PluginParameterExpressionEvaluator(ofModule, found).evaluate(element.getValue());
    return value == null ? "" : value.toString();
  }
}
