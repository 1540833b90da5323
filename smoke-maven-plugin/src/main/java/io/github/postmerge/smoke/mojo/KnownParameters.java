package io.github.postmerge.smoke.mojo;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;

/** The parameters in the plugin descriptor. */
final class KnownParameters {

  private final MojoDescriptor goal;

  KnownParameters(MojoExecution execution) {
    this.goal = execution.getMojoDescriptor();
  }

  /** The parameters of the goal that runs. */
  List<Parameter> ofThisGoal() {
    return goal.getParameters();
  }

  /** The names of POM elements that any goal knows. */
  Set<String> elements() {
    return ofAllGoals().map(Parameter::getName).collect(Collectors.toSet());
  }

  /** The properties that any goal reads. */
  Set<String> properties() {
    return ofAllGoals().map(KnownParameters::property).collect(Collectors.toSet());
  }

  private Stream<Parameter> ofAllGoals() {
    return goal.getPluginDescriptor().getMojos().stream()
        .map(MojoDescriptor::getParameters)
        .flatMap(Collection::stream);
  }

  /** The property that a parameter is read from; empty if there is none. */
  static String property(Parameter parameter) {
    String expression = parameter.getExpression();
    return expression == null ? "" : expression.replaceAll("^\\$\\{|}$", "");
  }
}
