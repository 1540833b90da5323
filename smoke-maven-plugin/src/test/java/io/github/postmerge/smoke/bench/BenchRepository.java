package io.github.postmerge.smoke.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.git.NativeGit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A repository to measure on: files of 0 to 8 KB in folders of 20, always the same.
 *
 * <p>Its branch {@code main} has three commits: the first with all files, then one that changes 10
 * of them and one that changes 1,000.
 *
 * @param folder a bare repository
 */
public record BenchRepository(Path folder) {

  private static final int LARGEST = 8 * 1024;
  private static final int IN_A_FOLDER = 20;
  private static final int FOLDERS_IN_A_FOLDER = 30;

  /** How much there is of all that a checkout's cost might grow with. */
  public record Size(int files, int refs, int commits) {}

  public static BenchRepository build(Path folder, Size size)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    NativeGit.run(folder, "init", "-q", "--bare", "-b", "main");
    Process git =
        new ProcessBuilder("git", "fast-import", "--quiet")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = new BufferedOutputStream(git.getOutputStream(), 1 << 20)) {
      new Import(out, new Random(size.files())).all(size);
    }
    if (git.waitFor() != 0) {
      throw new IOException("git fast-import failed");
    }
    NativeGit.run(folder, "pack-refs", "--all");
    return new BenchRepository(folder);
  }

  private record Import(OutputStream out, Random random) {

    void all(Size size) throws IOException {
      for (int i = 1; i < size.commits(); i++) {
        commit("history", List.of());
      }
      commit("all", range(size.files()));
      commit("ten", range(10));
      commit("thousand", range(Math.min(1000, size.files())));
      for (int i = 0; i < size.refs(); i++) {
        line("reset refs/tags/t" + i + "\nfrom refs/heads/main\n");
      }
      line("done");
    }

    private static List<Integer> range(int files) {
      return IntStream.range(0, files).boxed().toList();
    }

    private void commit(String message, List<Integer> files) throws IOException {
      line("commit refs/heads/main");
      line("committer Bench <bench@example.org> 1767225600 +0000");
      data(message.getBytes(UTF_8));
      for (int file : files) {
        int folder = file / IN_A_FOLDER;
        line(
            String.format(
                "M 100644 inline d%d/e%d/file-%d.txt",
                folder / FOLDERS_IN_A_FOLDER, folder % FOLDERS_IN_A_FOLDER, file));
        data(content());
      }
    }

    /** Letters that compress about as well as source does. */
    private byte[] content() {
      byte[] content = new byte[random.nextInt(LARGEST)];
      for (int i = 0; i < content.length; i++) {
        content[i] = (byte) (i % 60 == 59 ? '\n' : 'a' + random.nextInt(8));
      }
      return content;
    }

    private void data(byte[] bytes) throws IOException {
      line("data " + bytes.length);
      out.write(bytes);
      out.write('\n');
    }

    private void line(String text) throws IOException {
      out.write((text + "\n").getBytes(UTF_8));
    }
  }
}
