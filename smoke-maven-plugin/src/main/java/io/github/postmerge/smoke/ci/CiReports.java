package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.CiSystem.Part;
import io.github.postmerge.smoke.ci.text.CommandStream;
import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.file.MarkedFile;
import io.github.postmerge.smoke.parameters.CiChoice;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Reports to the CI system that this process runs in, and writes the JUnit report. */
public final class CiReports {

  /** A run that is told to stop has 15 s for everything. */
  private static final long LONGEST_SECONDS = 5;

  private final CiSettings settings;
  private final CommandStream out;
  private final Optional<CiSystem> found;
  private final Optional<CiSystem> target;

  /** Files that were cleared; what is there now was put there later, possibly by the smoke. */
  private final Set<Path> cleared = ConcurrentHashMap.newKeySet();

  /** Reports to the system that the environment names. */
  public CiReports(CiSettings settings, Map<String, String> environment, CommandStream out) {
    this.settings = settings;
    this.out = out;
    this.found = CiSystems.in(environment, out);
    this.target = found.filter(system -> settings.choice() == CiChoice.AUTO);
  }

  /** A line of the smoke's output in which the CI system finds no command. */
  public List<String> shown(String line) {
    return found.isPresent() ? InertText.lines(line) : List.of(line);
  }

  /** Opens the fold for the smoke's output. */
  public void openOutput() {
    write(target.map(CiSystem::opening).orElse(List.of()));
  }

  /** Closes the fold for the smoke's output. */
  public void closeOutput() {
    write(target.map(CiSystem::closing).orElse(List.of()));
  }

  /**
   * Removes reports of earlier runs with this envelope, with any settings, so that they are not
   * mistaken for this run's.
   */
  public void clear(Path envelope, Consumer<String> warnings) {
    List<MarkedFile> own = files(envelope);
    for (MarkedFile file : own) {
      attempt(
          new Part("An older report at " + file.path() + " cannot be removed", () -> clear(file)),
          warnings);
    }
    Stream.of(CiSettings.usualJunitFile(envelope), GitlabAnnotations.file(envelope))
        .filter(file -> !own.contains(file))
        .forEach(file -> attempt(new Part("", file::clear), notOurs -> {}));
  }

  private void clear(MarkedFile file) throws IOException {
    file.clear();
    cleared.add(file.path());
  }

  private List<MarkedFile> files(Path envelope) {
    return Stream.concat(
            settings.junitFile(envelope).stream(),
            target.stream().flatMap(system -> system.files(envelope).stream()))
        .toList();
  }

  /**
   * Reports a run that has ended.
   *
   * <p>Every failure is only a warning, and the caller waits for a few seconds at most.
   *
   * @param envelope the envelope's path, whether or not it could be written; empty if no file may
   *     be written
   */
  public void report(RunReport report, Optional<Path> envelope, Consumer<String> warnings) {
    List<Part> parts = new ArrayList<>();
    envelope.flatMap(settings::junitFile).ifPresent(file -> parts.add(junit(report, file)));
    target.ifPresent(system -> parts.addAll(system.parts(report, this::write)));
    writeParts(parts, warnings);
  }

  /**
   * Reports the answer of a culprit search; every failure is only a warning.
   *
   * @param file the answer's file
   */
  public void culprit(CulpritAnswer answer, Path file, Consumer<String> warnings) {
    target.ifPresent(system -> writeParts(system.parts(answer, file, this::write), warnings));
  }

  /**
   * Reports how many probes other jobs are to run next; every failure is only a warning.
   *
   * @param done whether the search is over, so that there are none
   */
  public void plan(boolean done, int total, Consumer<String> warnings) {
    target.ifPresent(system -> writeParts(system.parts(new ProbeRound(done, total)), warnings));
  }

  private static void writeParts(List<Part> parts, Consumer<String> warnings) {
    List<String> failures = new ArrayList<>();
    if (!inTime(() -> parts.forEach(part -> attempt(part, failure -> add(failures, failure))))) {
      warnings.accept(
          "The report to CI is not complete: it took more than " + LONGEST_SECONDS + " s.");
    }
    synchronized (failures) {
      failures.forEach(warnings);
    }
  }

  private static void add(List<String> failures, String failure) {
    synchronized (failures) {
      failures.add(failure);
    }
  }

  private Part junit(RunReport report, MarkedFile file) {
    return new Part("The JUnit report cannot be written", () -> write(file, junitBytes(report)));
  }

  private void write(MarkedFile file, byte[] bytes) throws IOException {
    if (cleared.contains(file.path())) {
      file.replace(bytes);
    } else {
      file.write(bytes);
    }
  }

  private static byte[] junitBytes(RunReport report) throws IOException {
    try {
      return new JunitXml(report).bytes();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static void attempt(Part part, Consumer<String> warnings) {
    try {
      part.writing().write();
    } catch (IOException | RuntimeException | Error e) {
      String why =
          e instanceof NoSuchFileException ? e.getMessage() + " does not exist" : e.toString();
      warnings.accept(part.name() + ": " + why + ". The verdict is the same.");
    }
  }

  /** Whether the work ends in time; a file may be on a disk that does not respond. */
  private static boolean inTime(Runnable work) {
    Thread thread = new Thread(work, "smoke-ci");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    for (long left = LONGEST_SECONDS * 1_000; left > 0 && thread.isAlive(); ) {
      try {
        thread.join(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void write(List<String> commands) {
    try {
      for (String command : commands) {
        out.write(command);
      }
    } catch (IOException e) {
      // Standard output is closed.
    }
  }
}
