package io.github.postmerge.smoke.docs;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Follows the links of a finished site from its index on. The site's build runs this file as it is,
 * without a compiled class.
 */
public final class SiteLinks {

  private static final Pattern LINK = Pattern.compile("(?i)\\b(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile("(?i)\\b(?:id|name)=\"([^\"]+)\"");
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*:|//).*");

  private final Path site;
  private final Deque<Path> toRead = new ArrayDeque<>();
  private final Set<Path> seen = new LinkedHashSet<>();
  private final List<String> broken = new ArrayList<>();

  private SiteLinks(Path site) {
    this.site = site;
  }

  /** Follows the links of the site in a folder, and ends with 1 where one of them is broken. */
  public static void main(String[] arguments) throws IOException {
    SiteLinks links = following(Path.of(arguments[0]));
    links.broken.forEach(System.out::println);
    System.out.println(links.seen.size() + " files, " + links.broken.size() + " broken links");
    if (!links.broken.isEmpty()) {
      System.exit(1);
    }
  }

  /** The links of a site that lead nowhere, each with the page that has it. */
  static List<String> broken(Path site) throws IOException {
    return following(site).broken;
  }

  private static SiteLinks following(Path site) throws IOException {
    SiteLinks links = new SiteLinks(site.toAbsolutePath().normalize());
    links.come(links.site.resolve("index.html"));
    while (!links.toRead.isEmpty()) {
      links.follow(links.toRead.remove());
    }
    return links;
  }

  private void follow(Path page) throws IOException {
    String html = Files.readString(page);
    for (String link : LINK.matcher(html).results().map(m -> m.group(1)).distinct().toList()) {
      if (!ADDRESS.matcher(link).matches() && !leadsSomewhere(page, link.replace("&amp;", "&"))) {
        broken.add(site.relativize(page) + ": " + link);
      }
    }
  }

  private boolean leadsSomewhere(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    String file = decoded(parts[0].replaceFirst("\\?.*", ""));
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    if (Files.isDirectory(target)) {
      target = target.resolve("index.html");
    }
    if (!target.startsWith(site) || !Files.isRegularFile(target)) {
      return false;
    }
    come(target);
    return parts.length == 1 || parts[1].isEmpty() || anchors(target).contains(decoded(parts[1]));
  }

  private void come(Path file) {
    if (seen.add(file) && file.toString().endsWith(".html")) {
      toRead.add(file);
    }
  }

  private static Set<String> anchors(Path page) throws IOException {
    return ANCHOR
        .matcher(Files.readString(page))
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toSet());
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
