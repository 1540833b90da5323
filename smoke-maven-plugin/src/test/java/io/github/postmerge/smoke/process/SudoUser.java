package io.github.postmerge.smoke.process;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.postmerge.smoke.faults.OtherUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An ordinary user who may use sudo without a password; {@code .ci/run} creates the account.
 *
 * @param uid the user id
 */
record SudoUser(int uid) {

  private static final String NAME = "smoke-tester";

  /** Skips the test if the user does not exist, or if the test may not switch to it. */
  static SudoUser require() throws IOException, InterruptedException {
    List<String> entry =
        Files.readAllLines(Path.of("/etc/passwd")).stream()
            .filter(line -> line.startsWith(NAME + ":"))
            .findFirst()
            .map(line -> Arrays.asList(line.split(":", -1)))
            .orElse(List.of());
    assumeFalse(entry.isEmpty(), "this machine has no user \"" + NAME + "\"; .ci/run makes it");
    SudoUser user = new SudoUser(Integer.parseInt(entry.get(2)));
    user.other().require();
    return user;
  }

  OtherUser other() {
    return new OtherUser(uid);
  }

  /** The start of a command line that runs as this user. */
  List<String> leaders() {
    return other().leaders();
  }

  Map<String, String> variables() {
    return Map.of("HOME", "/home/" + NAME);
  }
}
