package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.run.Caller;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The goal in a JVM of its own, as Maven would run it: {@code CulpritRun -Dsmoke.step=plan …}. */
public final class CulpritRun {

  private CulpritRun() {}

  /** A script for the shell that can stand for {@code mvn}. */
  public static String script() {
    String java =
        Jvm.commandLine(CulpritRun.class).stream()
            .map(argument -> "'" + argument + "'")
            .collect(Collectors.joining(" "));
    return "exec " + java + " \"$@\"\n";
  }

  public static void main(String[] args) {
    Map<String, String> values = new HashMap<>();
    for (String arg : args) {
      if (arg.startsWith("-D")) {
        String[] parts = arg.substring("-D".length()).split("=", 2);
        values.put(parts[0], parts[1]);
      }
    }
    RunContext context = RunContext.onThisSystem(new Caller(null, "test", List.of()));
    CulpritOutcome outcome =
        new CulpritSearch(context).run(new Parameters(values, List.of()), new Shown());
    CulpritReport report = new CulpritReport(outcome);
    System.out.println(report.headline());
    report.details().forEach(System.out::println);
    System.exit(outcome.buildResult() == BuildResult.SUCCESS ? 0 : 1);
  }

  private static final class Shown implements SearchListener {

    @Override
    public void ranking(List<RankedAnswer> ranking) {}

    @Override
    public void step(Step step, String detail) {
      System.out.println(step + " " + detail);
    }

    @Override
    public void output(String line) {}

    @Override
    public void silence(Duration remaining) {}

    @Override
    public void warning(String message) {
      System.out.println("warning: " + message);
    }
  }
}
