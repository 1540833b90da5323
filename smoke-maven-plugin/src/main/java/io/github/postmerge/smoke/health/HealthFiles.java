package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.envelope.file.MarkedFile;
import io.github.postmerge.smoke.health.page.HealthBadge;
import io.github.postmerge.smoke.health.page.HealthPage;
import io.github.postmerge.smoke.health.page.State;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/** The files that main's health is written to; a file that Smoke did not write is not replaced. */
final class HealthFiles {

  private final MarkedFile health;
  private final MarkedFile queue;
  private final MarkedFile page;
  private final MarkedFile junit;
  private final MarkedFile badge;
  private final MarkedFile picture;

  HealthFiles(Path directory) {
    health = new MarkedFile(directory.resolve("health.json"), "\"schema_version\"");
    queue = new MarkedFile(directory.resolve("queue.json"), "\"reason_code\"");
    page = new MarkedFile(directory.resolve("index.html"), "content=\"smoke:health\"");
    junit = new MarkedFile(directory.resolve("junit.xml"), HealthJunit.SUITE);
    badge = new MarkedFile(directory.resolve("badge.json"), "\"label\": \"smoke\"");
    picture = new MarkedFile(directory.resolve("badge.svg"), "aria-label=\"smoke: ");
  }

  /** Removes the files that other tools act on, so that an older answer is not taken for this. */
  void clear() throws IOException {
    for (MarkedFile file : List.of(queue, health)) {
      file.clear();
    }
  }

  void write(MainHealth main, PageModel model) throws IOException {
    page.write(HealthPage.html(model.page()));
    junit.write(junit(main));
    badge.write(badge(main).getBytes(StandardCharsets.UTF_8));
    picture.write(HealthBadge.svg(State.valueOf(main.state().name()), words(main)));
    health.write(
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          EnvelopeJson.write(ReportAssembly.of(main), writer);
          writer.flush();
        });
    queue.write(EnvelopeJson.bytes(QueueDecision.of(main)));
  }

  private static byte[] junit(MainHealth main) throws IOException {
    try {
      return new HealthJunit(main).bytes();
    } catch (XMLStreamException e) {
      throw new IOException("the JUnit report cannot be written: " + e.getMessage(), e);
    }
  }

  /** The JSON of a shields.io endpoint badge. */
  private static String badge(MainHealth main) {
    return String.format(
        Locale.ROOT,
        """
        {
          "schemaVersion": 1,
          "label": "smoke",
          "message": "%s",
          "color": "%s"
        }
        """,
        words(main),
        switch (main.state()) {
          case GREEN -> "brightgreen";
          case RED -> "red";
          case UNKNOWN -> "lightgrey";
        });
  }

  private static String words(MainHealth main) {
    return switch (main.state()) {
      case GREEN -> "green";
      case RED -> "red since " + Words.time(main.firstReds().get(0).startedAt());
      case UNKNOWN -> "unknown";
    };
  }
}
