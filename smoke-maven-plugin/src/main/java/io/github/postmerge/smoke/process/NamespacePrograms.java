package io.github.postmerge.smoke.process;

import java.nio.file.Path;
import java.util.Optional;

/** The programs, all but the shell from util-linux, that make a namespace and enter it. */
record NamespacePrograms(Path setsid, Path unshare, Path nsenter, Path shell) {

  static Optional<NamespacePrograms> find() {
    Optional<Path> setsid = SystemPrograms.find("setsid");
    Optional<Path> unshare = SystemPrograms.find("unshare");
    Optional<Path> nsenter = SystemPrograms.find("nsenter");
    Optional<Path> shell = SystemPrograms.find("sh");
    if (setsid.isEmpty() || unshare.isEmpty() || nsenter.isEmpty() || shell.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NamespacePrograms(setsid.get(), unshare.get(), nsenter.get(), shell.get()));
  }
}
