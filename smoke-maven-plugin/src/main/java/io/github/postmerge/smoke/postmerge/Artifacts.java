package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Artifact;
import io.github.postmerge.smoke.envelope.Artifact.Kind;
import io.github.postmerge.smoke.masking.Masker;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists the files that a run wrote besides its envelope. */
final class Artifacts {

  private final Path folder;
  private final Masker masker;

  /** Artifacts of an envelope at this path. */
  Artifacts(Path envelope, Masker masker) {
    this.folder = envelope.toAbsolutePath().normalize().resolveSibling("");
    this.masker = masker;
  }

  List<Artifact> of(StepResults facts) {
    List<Artifact> artifacts = new ArrayList<>();
    facts.log().ifPresent(l -> artifacts.add(artifact(l.path(), Kind.LOG, l.bytes())));
    facts.collected().forEach(c -> artifacts.add(artifact(c.path(), Kind.REPORT, c.bytes())));
    return artifacts;
  }

  private Artifact artifact(Path path, Kind kind, long bytes) {
    return new Artifact(masker.mask(fromFolder(path)), kind, bytes);
  }

  /** There is no relative path to another drive on Windows. */
  private String fromFolder(Path file) {
    boolean hasRelativePath = file.isAbsolute() && folder.getRoot().equals(file.getRoot());
    return String.valueOf(hasRelativePath ? folder.relativize(file) : file)
        .replace(File.separatorChar, '/');
  }
}
