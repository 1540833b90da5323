package io.github.postmerge.smoke.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.checkout.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest that is not what was written is never believed. */
class DamagedManifestTest {

  @TempDir Path work;
  private Path damaged;
  private byte[] whole;

  @BeforeEach
  void writeOne() throws Exception {
    Path folder = ReusedWorktrees.in(work).use(worktree -> {});
    whole = Files.readAllBytes(folder.resolveSibling(folder.getFileName() + ".idle"));
    damaged = work.resolve("damaged");
  }

  @Test
  void cutAnywhere() throws IOException {
    Files.write(damaged, whole);
    assertThat(ManifestFile.read(damaged).manifest().entries()).isNotEmpty();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
    }
  }

  @Test
  void changedAnywhere() throws IOException {
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] = (byte) (changed[i] ^ 1 << (i % Byte.SIZE));
      assertRefused(changed, "changed at " + i);
    }
  }

  private void assertRefused(byte[] content, String what) throws IOException {
    Files.write(damaged, content);
    assertThatThrownBy(() -> ManifestFile.read(damaged)).as(what).isInstanceOf(IOException.class);
  }
}
