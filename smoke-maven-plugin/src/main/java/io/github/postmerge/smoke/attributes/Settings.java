package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

/**
 * The user's configuration for checkouts.
 *
 * @param autoCrlf {@code core.autocrlf}
 * @param textIsCrlf whether the lines of a text file end with carriage return and line feed
 * @param filters the filter drivers that have a smudge or process command, or are required
 * @param outer attributes from outside the tree, which the tree's files override
 * @param info attributes of the repository itself, which override the tree's
 * @param gitOnly a setting that only git itself supports, if any
 * @param fingerprint changes whenever any of the others does, except {@code gitOnly}
 */
public record Settings(
    AutoCrlf autoCrlf,
    boolean textIsCrlf,
    Set<String> filters,
    Attributes outer,
    AttributesFile info,
    Optional<String> gitOnly,
    String fingerprint) {

  private static final String CORE = "core";
  private static final String FILTER = "filter";

  /**
   * Whether text files without a {@code text} attribute are converted to the configured line
   * endings.
   */
  public enum AutoCrlf {
    /** Never. */
    FALSE,
    /** On checkout and on commit. */
    TRUE,
    /** Only on commit. */
    INPUT
  }

  /**
   * Reads them.
   *
   * @param hidden a setting about files that git reads and JGit does not, if any
   */
  public static Settings of(Repository repository, Optional<String> hidden) throws IOException {
    Config config = repository.getConfig();
    AutoCrlf autoCrlf = autoCrlf(config);
    boolean textIsCrlf = textIsCrlf(autoCrlf, config);
    Set<String> filters =
        config.getSubsections(FILTER).stream()
            .filter(driver -> changesContent(config, driver))
            .collect(Collectors.toUnmodifiableSet());
    byte[] system = system();
    byte[] global = content(global(config, repository));
    byte[] info = content(repository.getCommonDirectory().toPath().resolve("info/attributes"));
    return new Settings(
        autoCrlf,
        textIsCrlf,
        filters,
        Attributes.builtIn().and("", parsed(system)).and("", parsed(global)),
        parsed(info),
        hidden.or(() -> gitOnly(config)),
        fingerprint(
            autoCrlf + " " + textIsCrlf + " " + new TreeSet<>(filters), system, global, info));
  }

  private static AutoCrlf autoCrlf(Config config) {
    String value = config.getString(CORE, null, "autocrlf");
    if ("input".equalsIgnoreCase(value)) {
      return AutoCrlf.INPUT;
    }
    return config.getBoolean(CORE, "autocrlf", false) ? AutoCrlf.TRUE : AutoCrlf.FALSE;
  }

  private static boolean textIsCrlf(AutoCrlf autoCrlf, Config config) {
    String eol = config.getString(CORE, null, "eol");
    return switch (autoCrlf) {
      case TRUE -> true;
      case INPUT -> false;
      case FALSE ->
          "crlf".equalsIgnoreCase(eol)
              || (!"lf".equalsIgnoreCase(eol) && System.lineSeparator().equals("\r\n"));
    };
  }

  private static boolean changesContent(Config config, String driver) {
    return config.getString(FILTER, driver, "smudge") != null
        || config.getString(FILTER, driver, "process") != null
        || config.getBoolean(FILTER, driver, "required", false);
  }

  private static Optional<String> gitOnly(Config config) {
    if (config.getString("attr", null, "tree") != null) {
      return Optional.of("attr.tree");
    }
    return config.getBoolean(CORE, "symlinks", true)
        ? Optional.empty()
        : Optional.of("core.symlinks=false");
  }

  private static byte[] system() throws IOException {
    return SystemReader.getInstance().getenv("GIT_ATTR_NOSYSTEM") == null
        ? content(Path.of("/etc/gitattributes"))
        : new byte[0];
  }

  private static Path global(Config config, Repository repository) {
    String named = config.getString(CORE, null, "attributesfile");
    Path home = repository.getFS().userHome().toPath();
    if (named != null) {
      return named.startsWith("~/") ? home.resolve(named.substring(2)) : Path.of(named);
    }
    String xdg = SystemReader.getInstance().getenv("XDG_CONFIG_HOME");
    Path folder = xdg == null || xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg);
    return folder.resolve("git/attributes");
  }

  private static byte[] content(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.isReadable(file)
        ? Files.readAllBytes(file)
        : new byte[0];
  }

  private static AttributesFile parsed(byte[] content) {
    return AttributesFile.parse(content, AttributesFile.Macros.ALLOWED);
  }

  private static String fingerprint(String values, byte[]... files) {
    MessageDigest digest = Constants.newMessageDigest();
    digest.update(values.getBytes(UTF_8));
    for (byte[] file : files) {
      digest.update(Constants.encodeASCII(file.length));
      digest.update(file);
    }
    return ObjectId.fromRaw(digest.digest()).name();
  }
}
