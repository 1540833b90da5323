package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.faults.OtherUser;
import io.github.postmerge.smoke.git.UserId;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.run.settings.CacheFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@code docker run -u 12345}, OpenShift and many Jenkins agents do it. */
class UserWithoutNameTest {

  private static final OtherUser USER = OtherUser.WITHOUT_A_NAME;

  @TempDir Path folder;
  private Path classes = Path.of("");
  private Path work = Path.of("");
  private MergedRepository merged;

  @BeforeEach
  void mergeSomething() throws Exception {
    USER.require();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    classes = Files.createDirectory(folder.resolve("classes"));
    work = Files.createDirectory(folder.resolve("work"));
    merged =
        MergedRepository.smoking(
            Files.createDirectory(work.resolve("copy")).toFile(), "test $(id -u) = " + USER.uid());
  }

  @Test
  @DisplayName("57 a user without a passwd entry smokes his own repository")
  void ownRepositoryIsSmoked() throws Exception {
    USER.own(work);

    assertThat(run(Map.of("HOME", work.toString()))).contains("SUCCESS, file says PASS");
  }

  @Test
  @DisplayName("57 without HOME too, and with one that cannot be written")
  void homeIsNotNeeded() throws Exception {
    USER.own(work);

    assertThat(run(Map.of())).contains("SUCCESS, file says PASS");
    assertThat(run(Map.of("HOME", "/"))).contains("SUCCESS, file says PASS");
    assertThat(run(Map.of("HOME", "/no/such/folder"))).contains("SUCCESS, file says PASS");
  }

  @Test
  @DisplayName("57 a repository of root's is not his, whatever the JDK takes him for")
  void repositoryOfRootIsRefused() throws Exception {
    USER.own(work);
    new OtherUser(0).own(merged.folder());

    assertThat(run(Map.of("HOME", work.toString()))).contains("ERROR, file says ERROR");
    assertThat(Files.readString(work.resolve("envelope.json")))
        .contains("belongs to another user")
        .contains("this user is [12345]");
  }

  @Test
  @DisplayName("57 his safe.directory counts, in the home that HOME names")
  void configurationInHomeCounts() throws Exception {
    Files.writeString(work.resolve(".gitconfig"), "[safe]\n\tdirectory = ~/copy\n");
    USER.own(work);
    new OtherUser(0).own(merged.folder());
    new OtherUser(0).own(merged.origin());

    assertThat(run(Map.of("HOME", work.toString()))).doesNotContain("belongs to another user");
    assertThat(Files.readString(work.resolve("envelope.json")))
        .doesNotContain("belongs to another user");
  }

  @Test
  @DisplayName("57 the cache folder is in HOME, or a private one that is told")
  void cacheFolderIsFound() throws Exception {
    USER.own(work);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(cache(Map.of("HOME", work.toString()), temporary))
        .containsExactly(work.resolve(".cache/smoke").toString());
    assertThat(cache(Map.of("HOME", "/x", "XDG_CACHE_HOME", work.toString()), temporary))
        .containsExactly(work.resolve("smoke").toString());
    assertThat(cache(Map.of(), temporary))
        .startsWith(temporary.resolve("smoke-12345").toString())
        .last()
        .asString()
        .startsWith("This user has no home folder, so \"" + temporary.resolve("smoke-12345"));
    assertThat(cache(Map.of("HOME", "/"), temporary))
        .startsWith(temporary.resolve("smoke-12345").toString())
        .last()
        .asString()
        .startsWith("The cache folder \"/.cache/smoke\" cannot be written, so");
    assertThat(UserId.ownerOf(temporary.resolve("smoke-12345"))).contains(new UserId(12345));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(temporary.resolve("smoke-12345"))))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("57 a temporary folder that somebody else made in advance is not used")
  void folderOfSomebodyElseIsNotUsed() throws Exception {
    USER.own(work);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Files.createDirectory(temporary.resolve("smoke-12345"));
    Files.setPosixFilePermissions(
        temporary.resolve("smoke-12345"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));

    String used = cache(Map.of(), temporary).get(0);

    assertThat(used).startsWith(temporary.resolve("smoke-").toString()).doesNotEndWith("-12345");
    assertThat(UserId.ownerOf(Path.of(used))).contains(new UserId(12345));
  }

  @Test
  void ownerOfWhatIsMadeHereIsTheIdOfThisProcess() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(UserId.ofThisProcess()).isEqualTo(UserId.ownerOf(file)).contains(new UserId(0));
  }

  /** Tells the cache folder, and the remark on it where there is one. */
  public static void main(String[] arguments) {
    CacheFolder cache = CacheFolder.of(System.getenv());
    System.out.println(cache.path());
    cache.remark().ifPresent(System.out::println);
  }

  private String run(Map<String, String> variables) throws IOException {
    List<String> argv = USER.commandLine(classes, LoneRun.class, 1, work, merged.folder());
    return Jvm.saidBy(start(argv, variables));
  }

  private List<String> cache(Map<String, String> variables, Path temporary) throws IOException {
    List<String> argv = USER.commandLine(classes, UserWithoutNameTest.class);
    argv.add(argv.indexOf("-cp"), "-Djava.io.tmpdir=" + temporary);
    return Jvm.saidBy(start(new ArrayList<>(argv), variables)).lines().toList();
  }

  private Process start(List<String> argv, Map<String, String> variables) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(argv).directory(work.toFile()).redirectError(Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/bin"));
    builder.environment().putAll(variables);
    return builder.start();
  }
}
