package io.github.postmerge.smoke.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this repository, without those that a build makes. */
final class RepositoryFiles {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path MODULE = ROOT.resolve("smoke-maven-plugin");
  static final Path PAGES = MODULE.resolve("src/site/markdown");
  static final Path GITHUB = ROOT.resolve(".github");

  private static final Set<String> NOT_OURS = Set.of(".git", "target");

  private RepositoryFiles() {}

  static List<Path> all() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** The Markdown documents that a person reads. */
  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    documents.add(ROOT.resolve("README.md"));
    documents.add(ROOT.resolve("fixtures/README.md"));
    documents.addAll(in(GITHUB, ".md"));
    documents.addAll(in(PAGES, ".md"));
    return documents;
  }

  /** The files of a folder whose names end so. */
  static List<Path> in(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
