package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.blame.ChangePoint;
import io.github.postmerge.smoke.health.HealthReport.Change;
import io.github.postmerge.smoke.health.HealthReport.Run;
import io.github.postmerge.smoke.health.HealthReport.Smoke;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.MainOrder.Landed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converts main's health into {@code health.json}. */
final class ReportAssembly {

  private ReportAssembly() {}

  static HealthReport of(MainHealth main) {
    return new HealthReport(
        HealthReport.SCHEMA_VERSION,
        main.state(),
        main.head().map(Landed::commit).orElse(null),
        main.lastGood().orElse(null),
        main.redSince().orElse(null),
        main.edge(),
        main.unsmoked(),
        main.smokes().stream().map(ReportAssembly::smoke).toList(),
        runs(main),
        main.gaps(),
        main.leftOut());
  }

  private static Smoke smoke(SmokeHealth smoke) {
    List<Change> changes = new ArrayList<>();
    for (ChangePoint change : smoke.trials().changes()) {
      FoldedRun first = smoke.trials().trials().get(change.index()).run();
      changes.add(new Change(first.run().commit(), first.run().id()));
    }
    return new Smoke(
        smoke.name(),
        smoke.state(),
        smoke.lastGood().orElse(null),
        smoke.redSince().orElse(null),
        smoke.trials().rate().orElse(null),
        changes);
  }

  private record Placed(FoldedRun run, SmokeHealth smoke) {}

  private static List<Run> runs(MainHealth main) {
    List<Placed> placed = new ArrayList<>();
    Map<String, String> clearedBy = new HashMap<>();
    for (SmokeHealth smoke : main.smokes()) {
      for (FoldedRun run : smoke.line().runs()) {
        placed.add(new Placed(run, smoke));
        run.clears().forEach(clears -> clearedBy.put(clears.red().id(), run.run().id()));
      }
    }
    placed.sort(Comparator.comparing(p -> p.run().placed()));
    return placed.stream().map(p -> run(p, clearedBy)).toList();
  }

  private static Run run(Placed placed, Map<String, String> clearedBy) {
    var run = placed.run().run();
    return new Run(
        run.id(),
        run.commit(),
        placed.smoke().name(),
        run.outcome().status(),
        Cause.of(run, placed.smoke().line()),
        run.startedAt().toString(),
        run.durationMs(),
        clearedBy.get(run.id()));
  }
}
