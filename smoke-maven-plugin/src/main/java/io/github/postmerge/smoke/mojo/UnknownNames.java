package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.NearestName;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/** Finds names that were meant for this plugin but that none of its goals knows. */
final class UnknownNames {

  /** A POM property at least this near to one of the plugin's counts as a misspelling of it. */
  private static final double NEAR = 0.74;

  private final MavenSession session;
  private final PomConfiguration pom;
  private final KnownParameters known;

  UnknownNames(MavenSession session, MojoExecution execution) {
    this.session = session;
    this.pom = new PomConfiguration(session, execution);
    this.known = new KnownParameters(execution);
  }

  /** Unknown command line properties by name, and unknown POM elements in angle brackets. */
  Map<String, String> given() {
    Map<String, String> unknown = new TreeMap<>();
    Set<String> properties = known.properties();
    for (Properties source : List.of(session.getUserProperties(), session.getSystemProperties())) {
      source.stringPropertyNames().stream()
          .filter(name -> isOurs(name) && !properties.contains(name))
          .forEach(name -> unknown.put(name, source.getProperty(name)));
    }
    Set<String> elements = known.elements();
    pom.elements().stream()
        .filter(name -> !elements.contains(name))
        .forEach(name -> unknown.put("<" + name + ">", ""));
    return unknown;
  }

  /** Warnings about POM properties; not errors, because they may be the project's own. */
  List<String> doubts() {
    Set<String> properties = known.properties();
    return session.getCurrentProject().getProperties().stringPropertyNames().stream()
        .filter(name -> isOurs(name) && !properties.contains(name))
        .sorted()
        .map(name -> doubt(name, properties))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> doubt(String name, Set<String> properties) {
    NearestName typed = new NearestName(name);
    return typed
        .among(properties)
        .filter(nearest -> typed.nearness(nearest) >= NEAR)
        .map(
            nearest ->
                String.format(
                    "The POM's property %s is not read by this plugin: did you mean %s?",
                    name, nearest));
  }

  private static boolean isOurs(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(SmokeProperties.PREFIX) && !lower.startsWith(SmokeProperties.USERS_OWN);
  }
}
