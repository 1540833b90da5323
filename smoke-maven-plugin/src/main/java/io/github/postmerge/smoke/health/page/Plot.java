package io.github.postmerge.smoke.health.page;

import io.github.postmerge.smoke.health.page.Series.ChangePoint;
import io.github.postmerge.smoke.health.page.Series.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A series as paths of an SVG that is 1,000 wide and 100 high. */
final class Plot {

  private static final double WIDTH = 1000;
  private static final double HEIGHT = 100;
  private static final double[] STEPS = {1, 1.5, 2, 3, 4, 6, 8};

  private final Series series;
  private final Unit unit;
  private final double top;

  Plot(Series series, Unit unit) {
    this.series = series;
    this.unit = unit;
    this.top = roundedUp(series.points().stream().mapToDouble(Point::high).max().orElse(0));
  }

  List<Point> points() {
    return series.points();
  }

  List<ChangePoint> changes() {
    return series.changes();
  }

  boolean isEmpty() {
    return points().isEmpty();
  }

  boolean hasIntervals() {
    return points().stream().anyMatch(point -> point.low() < point.high());
  }

  String write(double value) {
    return unit.write(value);
  }

  String topLabel() {
    return write(top);
  }

  String middleLabel() {
    return write(top / 2);
  }

  String line() {
    return path(IntStream.range(0, points().size()).mapToObj(i -> at(i, points().get(i).value())));
  }

  /** The confidence band: along the upper ends, and back along the lower ones. */
  String band() {
    int last = points().size() - 1;
    return path(
            IntStream.rangeClosed(0, 2 * last + 1)
                .mapToObj(
                    i ->
                        i <= last
                            ? at(i, points().get(i).high())
                            : at(2 * last + 1 - i, points().get(2 * last + 1 - i).low())))
        + "Z";
  }

  /** Dots, as lines of length zero with round caps, which stay round if the SVG is stretched. */
  String dots() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points().size(); i++) {
      path.append('M').append(at(i, points().get(i).value())).append("h0");
    }
    return path.toString();
  }

  /** The position of a change in per cent of the width. */
  String place(ChangePoint change) {
    double between = points().size() == 1 ? 0 : change.index() - 0.5;
    return number(Math.max(0, x(between)) / WIDTH * 100) + "%";
  }

  /** A short name for a change: A to Z, then A2 and so on. */
  String mark(int change) {
    String letter = String.valueOf((char) ('A' + change % 26));
    return change < 26 ? letter : letter + (change / 26 + 1);
  }

  /** The plot in words. */
  String summary() {
    Point last = points().get(points().size() - 1);
    double low = points().stream().mapToDouble(Point::value).min().orElse(0);
    double high = points().stream().mapToDouble(Point::value).max().orElse(0);
    String now = "Latest " + write(last.value());
    if (hasIntervals()) {
      now += " (" + write(last.low()) + " to " + write(last.high()) + ")";
    }
    return now + "; lowest " + write(low) + ", highest " + write(high);
  }

  private static String path(Stream<String> places) {
    return places.collect(Collectors.joining("L", "M", ""));
  }

  private String at(int index, double value) {
    return number(x(index)) + " " + number(HEIGHT - value / top * HEIGHT);
  }

  private double x(double index) {
    int gaps = points().size() - 1;
    return gaps == 0 ? WIDTH / 2 : index / gaps * WIDTH;
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** The next of 1, 1.5, 2, 3, 4, 6, 8, 10, 15 and so on. */
  private static double roundedUp(double value) {
    if (value <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : STEPS) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** How the values of a chart are written. */
  enum Unit {
    /** Seconds; minutes if an hour or longer. */
    SECONDS {
      @Override
      String write(double value) {
        if (value >= 3600) {
          return String.format(Locale.ROOT, "%.0f min", value / 60);
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f s" : "%.0f s", value);
      }
    },
    /** A fraction of 1, in per cent. */
    RATE {
      @Override
      String write(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.1f %%" : "%.0f %%", 100 * value);
      }
    };

    abstract String write(double value);
  }
}
