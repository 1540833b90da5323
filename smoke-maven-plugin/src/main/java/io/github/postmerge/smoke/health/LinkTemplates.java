package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.health.page.Link;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates for a page's links, such as {@code
 * commit=https://git.example.org/shop/commit/{commit}}.
 *
 * @param templates by label
 */
record LinkTemplates(List<Template> templates) {

  private static final Set<String> PLACES = Set.of("commit", "task", "run");
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern TEMPLATE = Pattern.compile("([^=]{1,40})=(https?://\\S{1,1000})");
  private static final int MOST = 10;

  LinkTemplates {
    templates = List.copyOf(templates);
  }

  /**
   * One link.
   *
   * @param label the link's text
   * @param address with placeholders, such as {@code {commit}}
   */
  record Template(String label, String address) {}

  static LinkTemplates read(List<String> lines) throws InvalidRequestException {
    List<Template> templates = new ArrayList<>();
    for (String line : lines) {
      Matcher template = TEMPLATE.matcher(line);
      if (!template.matches() || !PLACES.containsAll(places(template.group(2)))) {
        throw new InvalidRequestException(
            String.format(
                "%s has \"%s\", which must be a label, = and an address that begins with http:// or"
                    + " https://, in which {commit}, {task} and {run} stand for values; such as"
                    + " commit=https://git.example.org/shop/commit/{commit}.",
                SmokeProperties.LINK_TEMPLATE, line));
      }
      templates.add(new Template(template.group(1).strip(), template.group(2)));
    }
    if (templates.size() > MOST) {
      throw new InvalidRequestException(
          String.format(
              "%s has %d links, and at most %d are allowed. Leave some out.",
              SmokeProperties.LINK_TEMPLATE, templates.size(), MOST));
    }
    return new LinkTemplates(templates);
  }

  private static List<String> places(String address) {
    return PLACE.matcher(address).results().map(place -> place.group(1)).toList();
  }

  /** The links whose values are all given. */
  List<Link> with(Map<String, String> values) {
    return templates.stream()
        .filter(template -> values.keySet().containsAll(places(template.address())))
        .map(template -> new Link(template.label(), filled(template.address(), values)))
        .toList();
  }

  /** The templates that need only these values. */
  LinkTemplates needing(Set<String> names) {
    return new LinkTemplates(
        templates.stream()
            .filter(template -> names.containsAll(places(template.address())))
            .toList());
  }

  private static String filled(String address, Map<String, String> values) {
    return PLACE
        .matcher(address)
        .replaceAll(
            place -> Matcher.quoteReplacement(encoded(values.getOrDefault(place.group(1), ""))));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
