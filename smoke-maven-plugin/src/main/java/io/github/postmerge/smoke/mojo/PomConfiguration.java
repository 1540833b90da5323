package io.github.postmerge.smoke.mojo;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The configuration of one execution of a goal as the POM has it, including elements that the goal
 * does not know; Maven passes only the others to the goal.
 */
final class PomConfiguration {

  private final MavenProject project;
  private final MojoExecution execution;

  PomConfiguration(MavenSession session, MojoExecution execution) {
    this.project = session.getCurrentProject();
    this.execution = execution;
  }

  /** The names of the configured elements. */
  Set<String> elements() {
    Set<String> names = new TreeSet<>();
    plugins()
        .filter(plugin -> plugin.getKey().equals(key()))
        .findFirst()
        .map(this::configuration)
        .filter(Xpp3Dom.class::isInstance)
        .ifPresent(
            dom -> Stream.of(((Xpp3Dom) dom).getChildren()).forEach(c -> names.add(c.getName())));
    return names;
  }

  private String key() {
    return Plugin.constructKey(execution.getGroupId(), execution.getArtifactId());
  }

  /** The build's plugins first, because they take precedence over plugin management. */
  private Stream<Plugin> plugins() {
    PluginManagement managed = project.getPluginManagement();
    return Stream.of(
            project.getBuildPlugins(), managed == null ? List.<Plugin>of() : managed.getPlugins())
        .filter(Objects::nonNull)
        .flatMap(List::stream);
  }

  private Object configuration(Plugin plugin) {
    return plugin.getExecutions().stream()
        .filter(e -> e.getId().equals(execution.getExecutionId()))
        .findFirst()
        .map(e -> e.getConfiguration())
        .orElseGet(plugin::getConfiguration);
  }
}
