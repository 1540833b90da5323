package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.ci.text.InertText.Limit;
import io.github.postmerge.smoke.ci.text.XmlElements;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.SmokeResult;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * A run as a JUnit report: one suite with the smoke as its one test case.
 *
 * <p>In surefire's format ({@code surefire-test-report.xsd} 3.0.2). A red smoke that a diagnosis
 * calls flaky also has a plain {@code failure}: for surefire, a test case with only a {@code
 * flakyFailure} is green.
 */
final class JunitXml {

  /** The name of each suite, by which Smoke recognizes its own reports. */
  static final String SUITE = "post-merge smoke";

  static final String CLASS = "smoke.post-merge";

  private static final Limit OUTPUT = new Limit(10_000, 128 * 1024);

  private final RunReport report;
  private final PostMergeSmokeRun run;
  private final SmokeOutcome outcome;
  private final JunitText text;

  JunitXml(RunReport report) {
    this.report = report;
    this.run = report.run();
    this.outcome = SmokeOutcome.of(run);
    this.text = new JunitText(report);
  }

  byte[] bytes() throws XMLStreamException {
    return XmlElements.document(this::suite);
  }

  private void suite(XmlElements xml) throws XMLStreamException {
    xml.start("testsuite");
    xml.attribute("name", SUITE);
    xml.attribute("time", JunitText.seconds(run.durationMs()));
    xml.attribute("timestamp", run.startedAt());
    xml.attribute("tests", "1");
    xml.attribute("errors", count(SmokeOutcome.ERROR));
    xml.attribute("skipped", count(SmokeOutcome.SKIPPED));
    xml.attribute("failures", count(SmokeOutcome.FAILURE));
    xml.attribute("flakes", isFlaky() ? "1" : "0");
    properties(xml);
    testCase(xml);
    xml.end();
  }

  private void properties(XmlElements xml) throws XMLStreamException {
    xml.start("properties");
    property(xml, "run_id", run.runId());
    property(xml, "status", run.status().name());
    property(xml, "reason_code", run.reasonCode().name());
    property(xml, "allow_continuation", Boolean.toString(run.allowContinuation()));
    property(xml, "retry_recommended", Boolean.toString(run.retryRecommended()));
    property(xml, "merge_commit", String.valueOf(run.mergeCommit()));
    property(xml, "task_id", String.valueOf(run.taskId()));
    if (run.diagnosis() != null) {
      property(xml, "diagnosis", run.diagnosis().conclusion().name());
    }
    xml.end();
  }

  private void testCase(XmlElements xml) throws XMLStreamException {
    xml.start("testcase");
    xml.attribute("name", JunitText.line(TestName.of(report)));
    xml.attribute("classname", CLASS);
    xml.attribute("time", JunitText.seconds(run.durationMs()));
    switch (outcome) {
      case SUCCESS -> {}
      case FAILURE -> failures(xml);
      case SKIPPED -> xml.emptyElement("skipped", List.of("message", text.message()));
      case ERROR -> problem(xml, "error");
    }
    output(xml, "system-out", report.result().map(SmokeResult::stdoutTail));
    output(xml, "system-err", report.result().map(SmokeResult::stderrTail));
    xml.end();
  }

  private void failures(XmlElements xml) throws XMLStreamException {
    problem(xml, "failure");
    Diagnosis diagnosis = run.diagnosis();
    if (diagnosis != null) {
      for (Probe probe : diagnosis.probes()) {
        if (isFailureOfMerge(probe)) {
          rerun(xml, "rerunFailure", JunitText.of(probe));
        }
      }
    }
    if (isFlaky()) {
      rerun(xml, "flakyFailure", text.body());
    }
  }

  private void problem(XmlElements xml, String name) throws XMLStreamException {
    xml.textElement(name, List.of("message", text.message(), "type", text.type()), text.body());
  }

  private void rerun(XmlElements xml, String name, String trace) throws XMLStreamException {
    xml.start(name);
    xml.attribute("message", text.message());
    xml.attribute("type", text.type());
    xml.textElement("stackTrace", List.of(), trace);
    xml.end();
  }

  private static boolean isFailureOfMerge(Probe probe) {
    return probe.role() == Role.MERGE
        && (probe.status() == ProbeStatus.FAIL || probe.status() == ProbeStatus.TIMEOUT);
  }

  private boolean isFlaky() {
    return outcome == SmokeOutcome.FAILURE
        && run.diagnosis() != null
        && run.diagnosis().conclusion() == Conclusion.FLAKY;
  }

  private String count(SmokeOutcome kind) {
    return outcome == kind ? "1" : "0";
  }

  private static void property(XmlElements xml, String name, String value)
      throws XMLStreamException {
    xml.emptyElement("property", List.of("name", name, "value", JunitText.line(value)));
  }

  private static void output(XmlElements xml, String name, Optional<String> stream)
      throws XMLStreamException {
    if (stream.filter(t -> !t.isBlank()).isPresent()) {
      xml.textElement(name, List.of(), InertText.end(InertText.plain(stream.get()), OUTPUT));
    }
  }
}
