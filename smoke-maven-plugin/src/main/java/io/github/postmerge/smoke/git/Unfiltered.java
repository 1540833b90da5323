package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.jgit.attributes.FilterCommand;
import org.eclipse.jgit.attributes.FilterCommandRegistry;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Takes the place of every configured smudge filter, and hands the content through.
 *
 * <p>A filter is a program of its own, which no deadline bounds and which may ask the network (LFS
 * does); what a tree needs of it, the smoke command can run.
 */
final class Unfiltered extends FilterCommand {

  private static final String NAME = "smoke/unfiltered";
  private static final String SECTION = "filter";

  private Unfiltered(InputStream in, OutputStream out) {
    super(in, out);
  }

  /** In memory only, for one open repository. */
  static void applyTo(Repository repository) {
    FilterCommandRegistry.register(NAME, (r, in, out) -> new Unfiltered(in, out));
    StoredConfig config = repository.getConfig();
    for (String driver : config.getSubsections(SECTION)) {
      config.setString(SECTION, driver, "smudge", NAME);
      config.setBoolean(SECTION, driver, "useJGitBuiltin", false);
    }
  }

  @Override
  public int run() throws IOException {
    try (InputStream stored = in;
        OutputStream file = out) {
      stored.transferTo(file);
    }
    return -1;
  }
}
