package io.github.postmerge.smoke.mojo;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;

/** Says where each parameter's value comes from, in the order in which Maven looks for it. */
final class ParameterSources {

  private final MavenSession session;
  private final Set<String> elements;
  private final List<Parameter> parameters;

  ParameterSources(MavenSession session, MojoExecution execution) {
    this.session = session;
    this.elements = new PomConfiguration(session, execution).elements();
    this.parameters = new KnownParameters(execution).ofThisGoal();
  }

  /** One line a parameter. */
  List<String> lines() {
    return parameters.stream().filter(Parameter::isEditable).map(this::line).sorted().toList();
  }

  private String line(Parameter parameter) {
    String property = KnownParameters.property(parameter);
    boolean isTyped = isIn(session.getUserProperties(), property);
    String name = property.isEmpty() ? "<" + parameter.getName() + ">" : property;
    if (elements.contains(parameter.getName())) {
      return name + ": POM" + (isTyped ? ", which wins over the command line" : "");
    }
    if (isTyped) {
      return name + ": command line";
    }
    if (isIn(session.getSystemProperties(), property)) {
      return name + ": system property";
    }
    return isIn(session.getCurrentProject().getProperties(), property)
        ? name + ": property in the POM"
        : name + ": default";
  }

  private static boolean isIn(Properties properties, String name) {
    return properties.getProperty(name) != null;
  }
}
