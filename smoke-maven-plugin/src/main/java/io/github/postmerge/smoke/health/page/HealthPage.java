package io.github.postmerge.smoke.health.page;

import java.util.Map;

/** Writes the health page: one HTML file that works without network and scripts. */
public final class HealthPage {

  private static final InlineResource STYLE = InlineResource.read("page.css");
  private static final InlineResource SCRIPT = InlineResource.read("page.js");

  private HealthPage() {}

  /** The page in UTF-8; the same bytes for the same records. */
  public static byte[] html(Page page) {
    return Templates.render(
        "page.jte",
        Map.of(
            "page",
            page,
            "fitted",
            PageBudget.fit(page.grid()),
            "style",
            STYLE,
            "script",
            SCRIPT,
            "anchors",
            new RunAnchors(page.grid())));
  }
}
