package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.health.page.Fact;
import io.github.postmerge.smoke.health.page.Figure;
import io.github.postmerge.smoke.health.page.Headline;
import io.github.postmerge.smoke.health.page.LeftOut;
import io.github.postmerge.smoke.health.page.Page;
import io.github.postmerge.smoke.health.page.State;
import io.github.postmerge.smoke.history.line.MainOrder.Landed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Main's health as its page shows it. */
final class PageModel {

  private final String project;
  private final HealthText text;
  private final MainHealth main;
  private final LinkTemplates links;

  PageModel(String project, HealthText text, LinkTemplates links) {
    this.project = project;
    this.text = text;
    this.main = text.main();
    this.links = links;
  }

  Page page() {
    PageColumns columns = PageColumns.of(main);
    RedIntervals intervals = new RedIntervals(main, text.merges(), text.searches());
    return new Page(
        project,
        new Headline(State.valueOf(main.state().name()), text.headline(), details()),
        facts(),
        new PageGrid(text, links, columns).grid(),
        columns.smokes().stream()
            .map(smoke -> new SmokeCharts(smoke, text.merges()).chart())
            .toList(),
        intervals.newestFirst(),
        costs(intervals),
        leftOut());
  }

  private String details() {
    return main.state() == MainState.RED ? text.why() : "";
  }

  private List<Fact> facts() {
    QueueDecision queue = QueueDecision.of(main);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Edge", main.edge().name(), ""));
    commit("Last good", main.lastGood()).ifPresent(facts::add);
    commit("Red since", main.redSince()).ifPresent(facts::add);
    commit("Head", main.head().map(Landed::commit)).ifPresent(facts::add);
    facts.add(new Fact("Without a verdict", Words.count(main.unsmoked(), "merge"), ""));
    facts.add(new Fact("Queue", queue.state() + ", " + queue.reasonCode() + mends(queue), ""));
    main.smokes().stream()
        .flatMap(
            s ->
                s.trials().rate().stream()
                    .map(r -> new Fact("Flakes of " + s.name(), Words.rate(r), "")))
        .limit(Page.MOST_CHARTS)
        .forEach(facts::add);
    return facts;
  }

  private Optional<Fact> commit(String name, Optional<String> commit) {
    return commit.map(
        id -> {
          Merges.Merge merge = text.merges().of(id);
          String subject = merge.subject().isEmpty() ? "" : ": " + merge.subject();
          return new Fact(name, merge.words() + subject, id);
        });
  }

  private String mends(QueueDecision queue) {
    return new MendingWords(
            main, text.searches(), commit -> commit.substring(0, 12), "a message that names ")
        .of(queue.mayPass());
  }

  private List<Figure> costs(RedIntervals intervals) {
    long flakes =
        main.smokes().stream()
            .flatMap(
                smoke ->
                    smoke.line().verdicts().stream().filter(f -> smoke.line().isFlake(f.run())))
            .mapToLong(folded -> folded.run().durationMs())
            .sum();
    return Stream.concat(
            intervals.figures().stream(),
            Stream.of(
                new Figure(
                    "Flakes cost",
                    flakes / 60_000 + " min",
                    "the run time of all reds that were flakes")))
        .toList();
  }

  private List<LeftOut> leftOut() {
    return Stream.concat(
            main.gaps().stream()
                .map(
                    gap ->
                        new LeftOut(
                            gap.merges() == 1
                                ? gap.first().substring(0, 12)
                                : gap.first().substring(0, 12)
                                    + " to "
                                    + gap.last().substring(0, 12),
                            Words.count(gap.merges(), "merge") + " without a verdict")),
            main.leftOut().stream().map(out -> new LeftOut(out.file(), out.why())))
        .toList();
  }
}
