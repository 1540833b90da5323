package io.github.postmerge.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.apache.tools.ant.taskdefs.optional.junit.AggregateTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Read back as surefire's report plugin and Ant's {@code junitreport} read it. */
class JunitXmlTest {

  @ParameterizedTest
  @CsvSource({
    "PASS, POST_MERGE_SMOKE_PASS, '', 0, 0, 0",
    "PASS, MAIN_MOVED_DURING_SMOKE, '', 0, 0, 0",
    "FAIL, POST_MERGE_SMOKE_FAILED, failure, 1, 0, 0",
    "TIMEOUT, POST_MERGE_SMOKE_TIMEOUT, failure, 1, 0, 0",
    "STALE, MERGE_COMMIT_STALE, skipped, 0, 0, 1",
    "UNDEFINED, SMOKE_COMMAND_UNDEFINED, error, 0, 1, 0",
    "ABORTED, SMOKE_ABORTED, error, 0, 1, 0",
    "ERROR, SMOKE_NOT_RUN, error, 0, 1, 0"
  })
  void eachVerdictIsWhatItIsForATestReport(
      Status status, ReasonCode reason, String element, int failures, int errors, int skipped)
      throws Exception {
    Reports report = Reports.of(status, reason);
    Element testCase = (Element) valid(report).getElementsByTagName("testcase").item(0);

    List<String> inside =
        IntStream.range(0, testCase.getChildNodes().getLength())
            .mapToObj(testCase.getChildNodes()::item)
            .filter(Element.class::isInstance)
            .map(node -> ((Element) node).getTagName())
            .filter(name -> !name.startsWith("system-"))
            .toList();
    assertThat(inside).isEqualTo(element.isEmpty() ? List.of() : List.of(element));
    ReportTestSuite suite = asSurefireReads(report);
    assertThat(suite.getNumberOfTests()).isEqualTo(1);
    assertThat(suite.getNumberOfFailures()).isEqualTo(failures);
    assertThat(suite.getNumberOfErrors()).isEqualTo(errors);
    assertThat(suite.getNumberOfSkipped()).isEqualTo(skipped);
    assertThat(asAntShows(report))
        .containsPattern("<td>1</td>\\s*<td>" + failures + "</td>\\s*<td>" + errors + "</td>");
  }

  @Test
  void anUndefinedCommandThatTheTeamAllowsIsSkipped() throws Exception {
    Reports report =
        Reports.of(Status.UNDEFINED, ReasonCode.SMOKE_COMMAND_UNDEFINED_ALLOWED).allowed();
    assertThat(asSurefireReads(report).getNumberOfSkipped()).isEqualTo(1);
  }

  @Test
  void aFlakySmokeIsRedForEveryReader() throws Exception {
    Document document = valid(Reports.flaky());
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("rerunFailure").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("flakyFailure").getLength()).isEqualTo(1);

    ReportTestSuite suite = asSurefireReads(Reports.flaky());
    ReportTestCase testCase = suite.getTestCases().get(0);
    assertThat(suite.getNumberOfFailures()).isEqualTo(1);
    assertThat(suite.getNumberOfFlakes()).isEqualTo(1);
    assertThat(testCase.hasFailure()).isTrue();
    assertThat(testCase.isSuccessful()).isFalse();
    assertThat(testCase.getFailureType()).isEqualTo("EXIT_CODE_4");
    assertThat(testCase.getFailureDetail()).contains("cart is empty", "diagnosis: FLAKY");
    assertThat(asAntShows(Reports.flaky()))
        .containsPattern("<td>1</td>\\s*<td>1</td>\\s*<td>0</td>")
        .contains("cart is empty");
  }

  @Test
  void whatXmlForbidsAndWhatEndsMarkupIsText() throws Exception {
    String hostile =
        "]]></failure>\"'&amp;\u0000\u0001\u001B[31m\uD800\uFFFE\u2028 <!-- é \uD83D\uDE00 \r\nnext";
    Document document =
        valid(
            Reports.red()
                .task("t\"'<>&\n\u0000")
                .evidence(hostile)
                .stdout(hostile)
                .merge(hostile, hostile));

    assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
        .contains("]]></failure>\"'&amp;\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD <!-- é \uD83D\uDE00 \nnext");
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(1);
    Element testCase = (Element) document.getElementsByTagName("testcase").item(0);
    assertThat(testCase.getAttribute("name")).isEqualTo("t\"'<>& \uFFFD");
  }

  @Test
  void isSmallWhateverTheSmokePrinted() throws Exception {
    byte[] xml =
        new JunitXml(
                Reports.red()
                    .evidence("<&\"\n".repeat(1_000_000))
                    .stdout("&".repeat(5_000_000))
                    .report())
            .bytes();
    assertThat(xml.length).isLessThan(4 * 1024 * 1024);
    assertThat(new String(xml, StandardCharsets.UTF_8)).contains("lines more before this");
  }

  @Test
  void theSameSmokeHasTheSameNameInEachRun() {
    assertThat(TestName.of(Reports.red().report())).isEqualTo("task-1");
    assertThat(
            List.of(
                TestName.of(
                    Reports.red()
                        .task("task-8")
                        .command("npm t", CommandSource.REGISTRY, "r.yaml:3")
                        .report()),
                TestName.of(
                    Reports.red()
                        .task(null)
                        .command("npm t", CommandSource.PARAMETER, null)
                        .report())))
        .containsExactly("npm t", "npm t");
    assertThat(TestName.of(Reports.red().task(null).report())).isEqualTo("smoke");
  }

  private static Document valid(Reports report) throws Exception {
    byte[] xml = new JunitXml(report.report()).bytes();
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitXmlTest.class.getResource("surefire-test-report.xsd"))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static ReportTestSuite asSurefireReads(Reports report) throws Exception {
    byte[] xml = new JunitXml(report.report()).bytes();
    List<ReportTestSuite> suites =
        new TestSuiteXmlParser(new NullConsoleLogger())
            .parse(new InputStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8));
    assertThat(suites).hasSize(1);
    return suites.get(0);
  }

  private static String asAntShows(Reports report) throws Exception {
    String suite =
        new String(new JunitXml(report.report()).bytes(), StandardCharsets.UTF_8)
            .replaceFirst("<\\?xml[^>]*>", "")
            .replaceFirst("<testsuite ", "<testsuite id=\"0\" package=\"smoke\" ");
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    // Ant's style sheet calls Java, which newer JDKs allow nobody by default.
    factory.setFeature("jdk.xml.enableExtensionFunctions", true);
    Templates page =
        factory.newTemplates(
            new StreamSource(
                AggregateTransformer.class.getResource("xsl/junit-noframes.xsl").toExternalForm()));
    StringWriter html = new StringWriter();
    page.newTransformer()
        .transform(
            new StreamSource(new StringReader("<testsuites>" + suite + "</testsuites>")),
            new StreamResult(html));
    return html.toString();
  }
}
