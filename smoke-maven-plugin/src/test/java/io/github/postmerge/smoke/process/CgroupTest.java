package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CgroupTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "memory.max, max, false",
    "memory.max, 2147483648, true",
    "memory.high, 1, true",
    "pids.max, max, false",
    "pids.max, 100, true",
    "cpu.max, max 100000, false",
    "cpu.max, 50000 100000, true",
    "cpu.weight, 100, false",
    "cpu.weight, 50, true",
    "cpuset.cpus, '', false",
    "cpuset.cpus, 0-1, true"
  })
  void limitIsDetected(String file, String value, boolean limited) throws IOException {
    Files.writeString(folder.resolve(file), value + "\n");

    assertThat(new Cgroup(folder).hasLimits()).isEqualTo(limited);
  }

  @Test
  void cgroupsThatTheSmokeCreatedBelowAreRemoved() throws IOException {
    TierUnderTest.CGROUP.orSkip();
    Path own = Cgroup.own().folder();
    Smoke smoke =
        Smoke.shell(
            "c="
                + own
                + "$(grep -o '/smoke-[^/]*$' /proc/self/cgroup)/a/b; mkdir -p $c\n"
                + "sh -c \"echo 0 >$c/cgroup.procs; exec tail -f "
                + folder.resolve("token")
                + "\" >/dev/null 2>&1 &\n"
                + "until grep -q . $c/cgroup.procs; do sleep 0.01; done");
    Files.writeString(folder.resolve("token"), "");

    ProcessOutcome outcome = smoke.run(TierUnderTest.CGROUP);

    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(outcome.census().killed()).hasSize(1);
    assertThat(outcome.census().survivors()).isEmpty();
    assertThat(TokenProcesses.of(folder.resolve("token"))).isEmpty();
    assertThat(new Cgroup(own).folder()).isDirectoryNotContaining(CgroupTest::hasBelow);
  }

  @Test
  void processThatLeavesTheCgroupIsFound() throws IOException {
    TierUnderTest.CGROUP.orSkip();
    Files.writeString(folder.resolve("token"), "");
    Smoke smoke =
        Smoke.shell(
            "sh -c 'echo 0 >"
                + Cgroup.own().folder()
                + "/cgroup.procs; exec setsid tail -f "
                + folder.resolve("token")
                + "' >/dev/null 2>&1 & until grep -q tail /proc/$!/comm; do sleep 0.01; done");

    ProcessOutcome outcome = smoke.run(TierUnderTest.CGROUP);

    assertThat(outcome.census().killed()).hasSize(1);
    assertThat(TokenProcesses.of(folder.resolve("token"))).isEmpty();
  }

  @Test
  void runContinuesAfterItsSupervisorIsKilled() throws IOException {
    String parent = Long.toString(ProcessHandle.current().pid());
    String killSupervisor =
        "for p in $(pgrep -P " + parent + " -x sh); do [ $p = $$ ] || kill -9 $p; done; exit 7";
    for (TierUnderTest tier : List.of(TierUnderTest.SCAN, TierUnderTest.CGROUP)) {
      if (TierUnderTest.available().contains(tier)) {
        assertThat(Smoke.shell(killSupervisor).run(tier).ending()).isEqualTo(new Ending.Exited(7));
      }
    }
  }

  @Test
  void readOnlyCgroupsFallBackToScanning() throws IOException {
    List<String> leaders =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "sh",
                "-ec",
                "mount --bind \"$0\" \"$0\"; mount -o remount,ro,bind \"$0\"; exec \"$@\""));
    try {
      leaders.add(Cgroup.own().folder().toString());
    } catch (TierUnavailableException e) {
      assumeTrue(false, String.valueOf(e.getMessage()));
    }
    leaders.addAll(List.of("setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin"));
    assumeTrue(ChildJvm.works(leaders), "only root makes a folder read-only");

    assertThat(ChildJvm.outputOf(ChildJvm.start(leaders, List.of("AUTO", "20", "exit 0"))))
        .contains("ending Exited[code=0]", "containment SCAN");
    assertThat(ChildJvm.outputOf(ChildJvm.start(leaders, List.of("CGROUP", "20", "exit 0"))).get(0))
        .startsWith(
            "ending NotStarted[why=containment \"cgroup\" is not available on this machine: ")
        .contains("cannot be written by this user");
  }

  private static boolean hasBelow(Path path) {
    return Files.isDirectory(path.resolve("a/b"));
  }
}
