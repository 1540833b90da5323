package io.github.postmerge.smoke.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.Reproduction.Output;
import io.github.postmerge.smoke.envelope.ScrubbedOutput;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope.Tails;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputHintTest {

  private final OutputHint hint = new OutputHint(new ScrubbedOutput(List.of("run-a", "run-b")));

  @ParameterizedTest(name = "{0} / {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-02T03:04:05Z ok           | 2027-11-12T13:14:15.678+09:00 ok
          [03:04:05] ok                     | [13:14:15.1] ok
          Tests run: 3, elapsed: 0.12 s     | Tests run: 3, elapsed: 11.5 s
          took 12ms                         | took 3 ms
          pid 17 ended                      | pid 30001 ended
          at /home/a/.cache/smoke/worktrees/smoke-0123456789abcdef/x.sh:3 | at /root/w/smoke-fedcba9876543210/x.sh:3
          this is run-a                     | this is run-b
          java.lang.Object@1b2c3d4e         | java.lang.Object@77aa77aa
          id 0b7c2b5e-1111-2222-3333-444455556666 | id 9b7c2b5e-1111-2222-3333-444455556667
          """)
  void whatDiffersByNatureIsNoDifference(String there, String here) {
    assertThat(compare(there, here)).isEqualTo(new Output(true, true, null));
  }

  @ParameterizedTest(name = "{0} / {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tests run: 3, Failures: 1 | Tests run: 3, Failures: 2
          expected 404              | expected 500
          version 1.2.3             | version 1.2.4
          """)
  void whatSaysSomethingIsADifference(String there, String here) {
    Output output = compare(there, here);

    assertThat(output.stdoutSame()).isFalse();
    assertThat(output.diff())
        .startsWith("--- stdout of the red run\n+++ stdout here\n")
        .contains("-" + there, "+" + here);
  }

  @Test
  void outputsThatHaveNothingInCommonAreComparedInBoundedTimeAndSpace() {
    String there = lines(new Random(1));
    String here = lines(new Random(2));
    compare("warm", "up");

    long start = System.nanoTime();
    Output output = compare(there, here);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);

    System.out.println("Two outputs of 30,000 lines were compared in " + taken.toMillis() + " ms");
    assertThat(taken).isLessThan(Duration.ofSeconds(10));
    assertThat(output.diff()).hasSizeBetween(1_000, 9_000);
  }

  private Output compare(String there, String here) {
    return hint.compare(new Tails(there, ""), new Tails(here, ""));
  }

  private static String lines(Random random) {
    return random.ints(30_000, 0, 1 << 30).mapToObj(i -> "n" + i).collect(Collectors.joining("\n"));
  }
}
