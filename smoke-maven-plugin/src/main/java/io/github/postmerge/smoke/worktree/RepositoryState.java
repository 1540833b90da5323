package io.github.postmerge.smoke.worktree;

import static java.util.Objects.requireNonNull;

import io.github.postmerge.smoke.checkout.VerifyingReader;
import io.github.postmerge.smoke.checkout.files.FileState;
import io.github.postmerge.smoke.git.GitRepository;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The file states of a repository's refs, configuration, hooks and objects.
 *
 * <p>A linked worktree shares them, so a smoke command can change them. Only file states are
 * compared. A loose object whose state changed is read, because git updates the time of an object
 * instead of writing it a second time.
 *
 * @param files by their path in the repository
 * @param objects files of the object store, by their path in the repository
 */
public record RepositoryState(Map<String, FileState> files, Map<String, FileState> objects) {

  private static final List<String> FILES =
      List.of("HEAD", "config", "config.worktree", "packed-refs", "shallow");

  private static final List<String> FOLDERS = List.of("refs", "hooks", "info");
  private static final String OBJECTS = "objects";
  private static final int MOST_SHOWN = 20;
  private static final Pattern LOOSE_OBJECT =
      Pattern.compile("objects/([0-9a-f]{2})/([0-9a-f]{38})");

  public RepositoryState {
    files = new TreeMap<>(files);
    objects = new TreeMap<>(objects);
  }

  /** The current state. */
  public static RepositoryState of(GitRepository repository) throws IOException {
    Path common = repository.jgit().getCommonDirectory().toPath();
    Map<String, FileState> files = new TreeMap<>();
    for (String name : FILES) {
      Path file = common.resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        files.put(name, FileState.of(file));
      }
    }
    for (String name : FOLDERS) {
      addBelow(common.resolve(name), common, files);
    }
    addObjects(common.resolve(OBJECTS), common, files);
    Map<String, FileState> objects = new TreeMap<>();
    addBelow(common.resolve(OBJECTS), common, objects);
    return new RepositoryState(files, objects);
  }

  private static void addBelow(Path folder, Path common, Map<String, FileState> files)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            files.put(common.relativize(file).toString(), FileState.of(file));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** A new object changes the state of its folder. */
  private static void addObjects(Path objects, Path common, Map<String, FileState> files)
      throws IOException {
    if (!Files.isDirectory(objects)) {
      return;
    }
    try (Stream<Path> folders = Files.list(objects)) {
      for (Path folder : folders.toList()) {
        files.put(common.relativize(folder).toString(), FileState.of(folder));
      }
    }
  }

  /** What changed in the repository since, a few words each; at most the first 20. */
  public List<String> changesIn(GitRepository repository) throws IOException {
    RepositoryState later = of(repository);
    Set<String> all = new TreeSet<>(files.keySet());
    all.addAll(later.files.keySet());
    Stream<String> ofObjects =
        objects.entrySet().stream()
            .filter(object -> later.objects.containsKey(object.getKey()))
            .filter(
                object ->
                    requireNonNull(later.objects.get(object.getKey()))
                        .isChangedAsOf(object.getValue()))
            .map(Map.Entry::getKey)
            .filter(name -> !isIntactObject(name, repository))
            .map(name -> name + " changed");
    List<String> changes =
        Stream.concat(all.stream().flatMap(name -> change(name, later)), ofObjects).toList();
    if (changes.size() <= MOST_SHOWN) {
      return changes;
    }
    return Stream.concat(
            changes.stream().limit(MOST_SHOWN), Stream.of((changes.size() - MOST_SHOWN) + " more"))
        .toList();
  }

  /** Whether the file is a loose object, and its content matches the id in its name. */
  private static boolean isIntactObject(String path, GitRepository repository) {
    Matcher loose = LOOSE_OBJECT.matcher(path);
    if (!loose.matches()) {
      return false;
    }
    try (ObjectReader reader = new VerifyingReader(repository.jgit())) {
      reader.open(ObjectId.fromString(loose.group(1) + loose.group(2)));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Stream<String> change(String name, RepositoryState later) {
    FileState before = files.get(name);
    FileState after = later.files.get(name);
    if (before == null) {
      return Stream.of(name + " added");
    }
    if (after == null) {
      return Stream.of(name + " removed");
    }
    return after.isChangedAsOf(before) ? Stream.of(name + " changed") : Stream.empty();
  }
}
