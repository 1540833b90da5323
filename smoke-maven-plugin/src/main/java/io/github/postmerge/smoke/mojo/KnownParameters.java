package io.github.postmerge.smoke.mojo;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;

/** The parameters that this plugin's own description has. */
final class KnownParameters {

  private final MojoDescriptor goal;

  KnownParameters(MojoExecution execution) {
    this.goal = execution.getMojoDescriptor();
  }

  /** Those of the goal that runs. */
  List<Parameter> ofThisGoal() {
    return goal.getParameters();
  }

  /** What elements a POM may have for any goal. */
  Set<String> elements() {
    return ofAllGoals().map(Parameter::getName).collect(Collectors.toSet());
  }

  /** What properties any goal reads. */
  Set<String> properties() {
    return ofAllGoals().map(KnownParameters::property).collect(Collectors.toSet());
  }

  private Stream<Parameter> ofAllGoals() {
    return goal.getPluginDescriptor().getMojos().stream()
        .map(MojoDescriptor::getParameters)
        .flatMap(Collection::stream);
  }

  /** The property that it is read from; empty where there is none. */
  static String property(Parameter parameter) {
    String expression = parameter.getExpression();
    return expression == null ? "" : expression.replaceAll("^\\$\\{|}$", "");
  }
}
