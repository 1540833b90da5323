package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderPathsTest {

  private static final String FOLDER = "/home/u/.cache/smoke/worktrees/smoke-0123456789abcdef";
  private static final String SECRET = "user:canary-Of-This-Test-42";

  private final Masker plain = Masker.of(new MaskingConfig(Map.of(), List.of(SECRET), List.of()));
  private final Masker masker = plain.relativeTo(Set.of(FOLDER));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          at F/src/Foo.java:12            | at src/Foo.java:12
          F/src/Foo.java                  | src/Foo.java
          F                               | .
          F/                              | ./
          in F.                           | in ..
          in F, and                       | in ., and
          (F)                             | (.)
          'F' and "F/x"                   | '.' and "x"
          F/../other                      | ../other
          F/.mvn/x                        | .mvn/x
          F//x                            | .//x
          F:F/a:F/b                       | .:a:b
          -Dbasedir=F -cp F/a.jar         | -Dbasedir=. -cp a.jar
          @F/target/arguments             | @target/arguments
          e: file://F/src/A.kt:12:5       | e: src/A.kt:12:5
          file:F/src/A.kt                 | src/A.kt
          jar:file:F/a.jar!/x             | jar:a.jar!/x
          profile:F/x                     | profile:x
          F2/x                            | F2/x
          F-copy                          | F-copy
          F.bak/x                         | F.bak/x
          F..                             | F..
          Fé                              | Fé
          /mntF/x                         | /mntF/x
          ./F/x                           | ./F/x
          file://hostF/x                  | file://hostF/x
          http://F/x                      | http://F/x
          -IF/include                     | -IF/include
          /home/u/.cache/smoke            | /home/u/.cache/smoke
          """)
  void pathsBelowTheFolderAreShownFromIt(String text, String shown) {
    assertThat(output(masker, text.replace("F", FOLDER))).isEqualTo(shown.replace("F", FOLDER));
  }

  @Test
  void colouredPathsAreShownFromItToo() {
    assertThat(output(masker, "\u001b[1;31m" + FOLDER + "/a\u001b[m " + FOLDER + "\u001b[m"))
        .isEqualTo("\u001b[1;31ma\u001b[m .\u001b[m");
  }

  @Test
  void pathWhoseEndMayBeginASecretIsShownOnce() {
    String secret = FOLDER.substring(FOLDER.length() - 2) + "\nthe-rest-of-it-1a2b3c";
    MaskingStream stream =
        Masker.of(new MaskingConfig(Map.of(), List.of(secret), List.of()))
            .relativeTo(Set.of(FOLDER))
            .stream();

    String shown = "";
    for (String piece : List.of(FOLDER + "\n", "error\n")) {
      byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
      shown += stream.accept(bytes, 0, bytes.length);
    }
    assertThat(shown + stream.finish()).isEqualTo(".\nerror\n");
  }

  @Test
  void bothPathsOfAFolderAreKnown() {
    Masker both = plain.relativeTo(Set.of("/link/to/w", "/real/to/w", "C:\\work\\w"));

    assertThat(output(both, "/real/to/w/a /link/to/w/b /other/to/w/c C:\\work\\w\\d C:/work/w/e"))
        .isEqualTo("a b /other/to/w/c d e");
  }

  @Test
  void textsOfOursKeepThePath() {
    assertThat(masker.mask("The worktree " + FOLDER + " is kept."))
        .isEqualTo("The worktree " + FOLDER + " is kept.");
  }

  @Test
  void shortFoldersAreNotLookedFor() {
    Masker root = plain.relativeTo(Set.of("/", "/tmp", "C:\\"));

    assertThat(output(root, "/tmp/x / C:\\y")).isEqualTo("/tmp/x / C:\\y");
  }

  @Test
  void noPieceOfAStreamSplitsAPath() {
    String text = "x\nat " + FOLDER + "/src/A.java\n" + FOLDER + "2\nfile://" + FOLDER + "/b";
    for (int size = 1; size < text.length(); size++) {
      assertThat(Streams.mask(masker, text, size))
          .isEqualTo("x\nat src/A.java\n" + FOLDER + "2\nb");
    }
  }

  @Test
  void noPathIsSplitInALineThatIsTooLongToKeep() {
    Random random = new Random(14);
    for (int round = 0; round < 20; round++) {
      StringBuilder text = new StringBuilder();
      StringBuilder shown = new StringBuilder();
      while (text.length() < 300_000) {
        String filling = "z".repeat(random.nextInt(9_000)) + " ";
        String next = List.of("/a ", "2/a ", " ", ".bak ").get(random.nextInt(4));
        text.append(filling).append(FOLDER).append(next);
        shown.append(filling);
        shown.append(next.equals("/a ") ? "a " : next.equals(" ") ? ". " : FOLDER + next);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

      String streamed = Streams.mask(masker, bytes, () -> 1 + random.nextInt(70_000));

      assertThat(streamed.equals(shown.toString())).as("as it is shown whole").isTrue();
    }
  }

  @Test
  void noCutOfCapturedOutputShowsAPieceOfThePath() {
    byte[] text = ("at " + FOLDER + "/src/A.java").getBytes(StandardCharsets.UTF_8);
    for (int cut = 4; cut < 3 + FOLDER.length(); cut++) {
      assertThat(MaskedText.of(text, masker).between(0, cut)).isEqualTo("at ");
      assertThat(MaskedText.of(text, masker).between(cut, text.length)).isEqualTo("src/A.java");
    }
  }

  @Test
  void whatAStreamRepresentsIsCountedInBytesOfTheCommand() {
    byte[] text = (FOLDER + "/a\n" + FOLDER + "\n").getBytes(StandardCharsets.UTF_8);
    MaskingStream stream = masker.stream();

    assertThat(stream.accept(text, 0, text.length) + stream.finish()).isEqualTo("a\n.\n");
    assertThat(stream.represented()).isEqualTo(text.length);
  }

  @Test
  void shorteningMakesUpNoSecret() {
    String joined = "user:" + FOLDER + "/canary-Of-This-Test-42";

    assertThat(output(masker, joined)).isEqualTo(joined);
    assertThat(Streams.mask(masker, joined + "\n" + FOLDER + "/a\n", 7)).doesNotContain(SECRET);
  }

  @Test
  void secretsAreMaskedAsWithoutIt() {
    String text =
        SECRET + " " + FOLDER + "/" + SECRET + " password=" + FOLDER + "x9Yz!kQ " + FOLDER;

    assertThat(output(masker, text))
        .isEqualTo(
            output(plain, text).replace(" " + FOLDER + "/", " ").replaceAll(FOLDER + "$", "."));
    assertThat(output(masker, text)).doesNotContain("canary");
  }

  @Test
  void secretThatOverlapsAPathIsMaskedWhole() {
    Masker overlapping =
        Masker.of(
                new MaskingConfig(
                    Map.of(), List.of("abcdef/src/Token", "/.cache/smoke/wor"), List.of()))
            .relativeTo(Set.of(FOLDER));

    assertThat(output(overlapping, FOLDER + "/src/Token.java"))
        .isEqualTo("/home/u[MASKED]ktrees/smoke-0123456789[MASKED].java");
  }

  private static String output(Masker masker, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return MaskedText.of(bytes, masker).between(0, bytes.length);
  }
}
