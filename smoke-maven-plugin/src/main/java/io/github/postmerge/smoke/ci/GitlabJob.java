package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.WebAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Addresses of a job's pages, if the environment has them. */
record GitlabJob(Map<String, String> environment) {

  Optional<String> page() {
    return address("CI_JOB_URL");
  }

  Optional<String> commit(String id) {
    return project().map(project -> project + "/-/commit/" + id);
  }

  Optional<String> line(String commit, SourceLine source) {
    return project()
        .map(
            project ->
                String.format(
                    "%s/-/blob/%s/%s#L%s",
                    project, commit, WebAddress.encoded(source.file()), source.line()));
  }

  /** The address of a file after the job's artifacts are uploaded, if it can be one of them. */
  Optional<String> artifact(Path file) {
    String top = environment.getOrDefault("CI_PROJECT_DIR", "");
    if (top.isBlank()) {
      return Optional.empty();
    }
    try {
      Path project = Path.of(top).toAbsolutePath().normalize();
      return page()
          .filter(page -> file.startsWith(project))
          .map(page -> page + path(project, file));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String path(Path project, Path file) {
    String path = project.relativize(file).toString().replace('\\', '/');
    return "/artifacts/file/" + WebAddress.encoded(path);
  }

  private Optional<String> project() {
    return address("CI_PROJECT_URL");
  }

  private Optional<String> address(String variable) {
    return WebAddress.of(environment.getOrDefault(variable, ""));
  }
}
