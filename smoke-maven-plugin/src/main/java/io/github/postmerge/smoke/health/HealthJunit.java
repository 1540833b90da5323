package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.ci.text.XmlElements;
import io.github.postmerge.smoke.history.line.FoldedRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Main's health as a JUnit report: one test case a smoke. */
final class HealthJunit {

  static final String SUITE = "main health";

  private static final int LONGEST = 1_000;
  private static final double MILLIS = 1_000.0;

  private final MainHealth main;

  HealthJunit(MainHealth main) {
    this.main = main;
  }

  byte[] bytes() throws XMLStreamException {
    return XmlElements.document(this::suite);
  }

  private void suite(XmlElements xml) throws XMLStreamException {
    List<SmokeHealth> smokes = main.smokes();
    xml.start("testsuite");
    xml.attribute("name", SUITE);
    xml.attribute("tests", Integer.toString(smokes.size()));
    xml.attribute("failures", count(MainState.RED));
    xml.attribute("errors", "0");
    xml.attribute("skipped", count(MainState.UNKNOWN));
    for (SmokeHealth smoke : smokes) {
      testCase(xml, smoke);
    }
    xml.end();
  }

  private String count(MainState state) {
    return Long.toString(main.smokes().stream().filter(s -> s.state() == state).count());
  }

  private void testCase(XmlElements xml, SmokeHealth smoke) throws XMLStreamException {
    Optional<FoldedRun> newest = smoke.line().newest();
    xml.start("testcase");
    xml.attribute("name", InertText.line(smoke.name(), LONGEST));
    xml.attribute("classname", "main.health");
    xml.attribute(
        "time",
        String.format(
            Locale.ROOT, "%.3f", newest.map(n -> n.run().durationMs()).orElse(0L) / MILLIS));
    switch (smoke.state()) {
      case GREEN -> {}
      case RED -> {
        String cause = Cause.of(newest.orElseThrow().run(), smoke.line()).name();
        String message = "red since " + smoke.redSince().orElse("");
        xml.textElement(
            "failure", List.of("message", message, "type", cause), message + ": " + cause);
      }
      case UNKNOWN -> xml.emptyElement("skipped", List.of("message", "no run has a verdict"));
    }
    xml.end();
  }
}
