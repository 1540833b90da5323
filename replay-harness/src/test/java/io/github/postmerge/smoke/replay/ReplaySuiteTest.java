package io.github.postmerge.smoke.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every case of the fixtures, against its golden. */
class ReplaySuiteTest {

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> fixtures() throws IOException {
    return ReplayTests.in(Path.of("..", "fixtures").toRealPath());
  }
}
