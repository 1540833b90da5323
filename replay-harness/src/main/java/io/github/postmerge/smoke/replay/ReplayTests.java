package io.github.postmerge.smoke.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A folder of cases as JUnit tests, one for each case, named after its folder. */
public final class ReplayTests {

  private ReplayTests() {}

  /**
   * The tests; return them from a {@code @TestFactory}.
   *
   * @param fixtures a folder with one folder for each case
   * @throws IOException if it cannot be listed
   */
  public static Stream<DynamicTest> in(Path fixtures) throws IOException {
    Approval approval =
        Approval.asked(Optional.ofNullable(System.getProperty(Approval.PROPERTY)), System.getenv());
    try (Stream<Path> folders = Files.list(fixtures)) {
      List<Path> cases =
          folders.filter(Files::isDirectory).filter(ReplayTests::isCase).sorted().toList();
      return cases.stream()
          .map(c -> DynamicTest.dynamicTest(name(c), c.toUri(), () -> replay(c, approval)));
    }
  }

  /** Folders with a story of many merges have tests of their own. */
  private static boolean isCase(Path folder) {
    return Files.notExists(folder.resolve("story.yaml"));
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private static void replay(Path folder, Approval approval) throws IOException {
    ReplayCase replayCase = ReplayCase.read(folder);
    try (WorkFolder work = WorkFolder.create(replayCase.name())) {
      Map<String, byte[]> written = new Replay(replayCase, work.path()).run();
      work.requireNothingLeft();
      for (Map.Entry<String, byte[]> file : written.entrySet()) {
        Golden golden = replayCase.golden(file.getKey());
        switch (approval) {
          case NONE -> golden.require(file.getValue());
          case ALL -> golden.approve(file.getValue());
        }
      }
    }
  }
}
