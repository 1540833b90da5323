package io.github.postmerge.smoke.collect;

import io.github.postmerge.smoke.collect.FileCopy.NotCopiedException;
import io.github.postmerge.smoke.collect.LeftOut.Reason;
import io.github.postmerge.smoke.masking.Masker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Copies the matching files of a worktree, in one thread that another one can abandon. */
final class ReportCollector {

  static final int MOST_FILES = 1_000;

  private final CollectSettings settings;
  private final Masker masker;
  private final StopSignal stop;
  private final FileCopy copy;
  private final LeftOut leftOut = new LeftOut();
  private final List<CollectedFile> collected = new CopyOnWriteArrayList<>();
  private long size;

  ReportCollector(CollectSettings settings, Masker masker, StopSignal stop) {
    this.settings = settings;
    this.masker = masker;
    this.stop = stop;
    this.copy = new FileCopy(masker, stop);
  }

  LeftOut leftOut() {
    return leftOut;
  }

  List<CollectedFile> collected() {
    return collected;
  }

  /** Collects the files; the folder is created with the first copy. */
  void collect(Path worktree) throws IOException {
    try (LazyCopies copies = new LazyCopies(new ReportFolder(settings.folder()))) {
      new FileSearch((folder, path) -> take(folder, path, copies), leftOut, stop)
          .in(worktree, settings.patterns());
      copies.throwFailure();
    }
  }

  private void take(OpenedFolder folder, String path, LazyCopies copies) {
    if (path.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
      leftOut.add(Reason.NAME, path);
    } else if (!masker.mask(path).equals(path)) {
      leftOut.add(Reason.SECRET, path);
    } else if (collected.size() >= MOST_FILES) {
      leftOut.add(Reason.NUMBER, path);
    } else {
      copy(folder, path, copies);
    }
  }

  private void copy(OpenedFolder folder, String path, LazyCopies copies) {
    Path name = Path.of(path).getFileName();
    try (InputStream from = Channels.newInputStream(folder.read(name))) {
      copy(from, path, copies.opened());
    } catch (NotCopiedException e) {
      leftOut.add(e.reason(), path);
    } catch (IOException e) {
      leftOut.add(stop.isSet() ? Reason.TIME : Reason.UNREADABLE, path);
    }
  }

  private void copy(InputStream from, String path, ReportFolder.Copies copies)
      throws IOException, NotCopiedException {
    SeekableByteChannel made = copies.create(path);
    try (SeekableByteChannel to = made) {
      size += copy.copy(from, to, settings.maxSize() - size);
      collected.add(new CollectedFile(copies.path(path), to.size()));
    } catch (IOException | NotCopiedException e) {
      copies.delete(path);
      throw e;
    }
  }
}
