package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.docs.PageScript.Ended;
import io.github.postmerge.smoke.faults.AllAtOnce;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.it.MergedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the page on carrying a history, run as they stand there. */
class HistoryCarryingTest {

  private static final String PAGE = "carrying.md";
  private static final String GET = "# get-history.sh: the branch";
  private static final String PUT = "# put-history.sh";

  @TempDir Path work;

  @Test
  void branchCarriesRunsOfJobsThatPushAtOnce() throws Exception {
    Path origin = origin();
    List<Path> jobs = List.of(job("a"), job("b"), job("c"), job("d"));
    for (Path job : jobs) {
      addRun(job.resolve("smoke-history"), "run-of-" + job.getFileName());
    }

    AllAtOnce.forEach(jobs, job -> assertThat(put(job).code()).isZero());

    assertThat(files(job("later").resolve("smoke-history")).keySet())
        .containsExactly(
            "2026-11/run-of-a.json",
            "2026-11/run-of-b.json",
            "2026-11/run-of-c.json",
            "2026-11/run-of-d.json");
    assertThat(NativeGit.run(origin, "rev-list", "--count", "smoke-history").strip())
        .as("no push was forced, and nothing was merged")
        .isEqualTo("5");
    assertThat(NativeGit.run(origin, "rev-list", "--merges", "smoke-history")).isEmpty();
  }

  @Test
  void refusedPushIsTriedAgainOnTopOfTheOther() throws Exception {
    Path origin = origin();
    NativeGit.run(origin, "config", "receive.denyNonFastForwards", "true");
    Path slow = job("slow");
    Path fast = job("fast");
    addRun(slow.resolve("smoke-history"), "slow");
    addRun(fast.resolve("smoke-history"), "fast");

    assertThat(put(fast).said()).doesNotContain("rejected");
    Ended second = put(slow);

    assertThat(second.code()).isZero();
    assertThat(second.said()).contains("rejected");
    assertThat(files(slow.resolve("smoke-history")))
        .containsOnlyKeys("2026-11/fast.json", "2026-11/slow.json");
    assertThat(NativeGit.run(slow, "status", "--porcelain", "--", "memory", "HEAD")).isEmpty();
  }

  @Test
  void whatCannotBeJoinedIsAnErrorAndNotLost() throws Exception {
    Path origin = origin();
    Path first = job("first");
    Path second = job("second");
    Files.writeString(addRun(first.resolve("smoke-history"), "same"), "one");
    Files.writeString(addRun(second.resolve("smoke-history"), "same"), "other");

    assertThat(put(first).code()).isZero();
    String head = NativeGit.run(origin, "rev-parse", "smoke-history");
    assertThat(put(second).code()).isNotZero();
    assertThat(NativeGit.run(origin, "rev-parse", "smoke-history")).isEqualTo(head);
  }

  @Test
  void compactionOfOneJobAndARunOfAnotherAreBothThere() throws Exception {
    origin();
    Path compacting = job("compacting");
    addRun(compacting.resolve("smoke-history"), "old");
    assertThat(put(compacting).code()).isZero();
    Path running = job("running");
    addRun(running.resolve("smoke-history"), "new");
    Files.delete(compacting.resolve("smoke-history/2026-11/old.json"));
    Files.writeString(compacting.resolve("smoke-history/2026-11/2026-11.0.jsonl.gz"), "folded");

    assertThat(put(compacting).code()).isZero();
    assertThat(put(running).code()).isZero();

    assertThat(files(job("later").resolve("smoke-history")))
        .containsOnlyKeys("2026-11/2026-11.0.jsonl.gz", "2026-11/new.json");
  }

  @Test
  void jobInAFolderThatIsKeptGoesOnWithItsHistory() throws Exception {
    origin();
    Path kept = job("kept");
    assertThat(put(kept).code()).as("nothing to push").isZero();
    addRun(kept.resolve("smoke-history"), "killed-before-its-push");

    assertThat(get(kept).code()).isZero();
    assertThat(put(kept).code()).isZero();
    NativeGit.run(kept, "clean", "-qdff");
    assertThat(kept.resolve("smoke-history")).doesNotExist();
    assertThat(get(kept).code()).isZero();
    assertThat(files(kept.resolve("smoke-history")))
        .containsOnlyKeys("2026-11/killed-before-its-push.json");
  }

  @Test
  void copiesAreMergedInAnyOrder() throws Exception {
    addRun(work.resolve("other-history"), "theirs");
    addRun(work.resolve("smoke-history"), "ours");
    Files.writeString(addRun(work.resolve("other-history"), "both"), "of the other");
    Files.writeString(addRun(work.resolve("smoke-history"), "both"), "as it was");

    assertThat(PageScript.of(PAGE, "cp -rn").in(work).code()).isZero();

    assertThat(files(work.resolve("smoke-history")))
        .containsOnlyKeys("2026-11/both.json", "2026-11/ours.json", "2026-11/theirs.json")
        .containsEntry("2026-11/both.json", "as it was");
  }

  @Test
  void rsyncCarriesBothWaysForJobsAtOnceAndKeepsTheExitCode() throws Exception {
    assumeTrue(Jvm.works(List.of("rsync", "--version")), "missing rsync");
    Path place = work.resolve("place");
    addRun(place, "earlier");
    List<Path> jobs =
        List.of(Files.createDirectory(work.resolve("a")), Files.createDirectory(work.resolve("b")));

    AllAtOnce.forEach(
        jobs,
        job -> {
          String smoke = "cat smoke-history/2026-11/earlier.json; echo {} >";
          String run = smoke + "smoke-history/2026-11/" + job.getFileName() + ".json; exit 3";
          Ended ended =
              PageScript.of(PAGE, "# with-history.sh").in(job, place.toString(), "sh", "-c", run);
          assertThat(ended).isEqualTo(new Ended(3, "{}\n"));
        });

    assertThat(files(place))
        .containsOnlyKeys("2026-11/a.json", "2026-11/b.json", "2026-11/earlier.json");
  }

  @Test
  void placeThatRsyncCannotReachIsAnErrorBeforeTheRun() throws Exception {
    assumeTrue(Jvm.works(List.of("rsync", "--version")), "missing rsync");

    Ended ended =
        PageScript.of(PAGE, "# with-history.sh").in(work, work + "/nowhere", "touch", "ran");

    assertThat(ended.code()).isNotZero();
    assertThat(work.resolve("ran")).doesNotExist();
  }

  @Test
  void artifactsOfRunsThatRacedAreMerged() throws Exception {
    addRun(work.resolve("artifacts/3"), "common");
    addRun(work.resolve("artifacts/3"), "one");
    addRun(work.resolve("artifacts/2"), "common");
    addRun(work.resolve("artifacts/2"), "other");
    String gh =
        """
        case "$1 $2" in
          'run list') echo 4; echo 3; echo 2 ;;
          'run download') [ -d "../artifacts/$3" ] && mkdir -p "$7" && cp -r "../artifacts/$3/." "$7/" ;;
        esac
        """;
    Path job = Files.createDirectory(work.resolve("job"));

    Ended ended =
        PageScript.of(PAGE, "# get-history.sh: what the last")
            .withProgram(work.resolve("programs"), "gh", gh)
            .in(job);

    assertThat(ended.code()).isZero();
    assertThat(files(job.resolve("smoke-history")))
        .containsOnlyKeys("2026-11/common.json", "2026-11/one.json", "2026-11/other.json");
  }

  /** A bare origin with an empty history, made as the page says. */
  private Path origin() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    Path first = Files.createDirectory(work.resolve("first-copy"));
    Path origin = MergedRepository.smoking(first.toFile(), "true").origin();
    PageScript once = PageScript.of(PAGE, "# once");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      once.where("GIT_" + who + "_NAME", "a").where("GIT_" + who + "_EMAIL", "a@example.org");
    }
    Ended made = once.in(first);
    assertThat(made.code()).as(made.said()).isZero();
    return origin;
  }

  /** A clone that a job begins with, and its history. */
  private Path job(String name) throws Exception {
    NativeGit.run(work, "clone", "-q", work.resolve("first-copy-origin.git").toString(), name);
    Path clone = work.resolve(name);
    Ended got = get(clone);
    assertThat(got.code()).as(got.said()).isZero();
    return clone;
  }

  private static Ended get(Path clone) throws Exception {
    return PageScript.of(PAGE, GET).in(clone);
  }

  private static Ended put(Path clone) throws Exception {
    return PageScript.of(PAGE, PUT).in(clone);
  }

  private static Path addRun(Path history, String name) throws IOException {
    Path file = Files.createDirectories(history.resolve("2026-11")).resolve(name + ".json");
    return Files.writeString(file, "{}\n");
  }

  private static Map<String, String> files(Path history) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(history)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = history.relativize(file).toString();
        if (!name.startsWith(".git")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }
}
