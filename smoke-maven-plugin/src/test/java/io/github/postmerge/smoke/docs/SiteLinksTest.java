package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteLinksTest {

  @TempDir Path site;

  @BeforeEach
  void aSecondPage() throws IOException {
    page("second.html", "<h2 id=\"here\">Here</h2> <a href=\"index.html\">back</a>");
  }

  @Test
  void linksThatHold() throws IOException {
    page("folder/index.html", "<a name=\"a+b\"></a><img src=\"../second.html\"/>");
    page(
        "index.html",
        "<a href=\"second.html#here\"/><a href=\"./folder/?x=1&amp;y=2#a+b\"/><a href=\"#\"/>"
            + "<a href=\"https://example.org/nowhere\"/><a href=\"//example.org\"/>");

    assertThat(SiteLinks.broken(site)).isEmpty();
  }

  @Test
  void brokenLinksAreFoundOnEachPageThatIsReached() throws IOException {
    page("index.html", "<a href=\"second.html#there\"/><a href=\"third.html\"/>");
    page("third.html", "<a href=\"../outside.html\"/><script src=\"missing.js\"></script>");
    page("unlinked.html", "<a href=\"nowhere.html\"/>");

    assertThat(SiteLinks.broken(site))
        .containsExactly(
            "index.html: second.html#there",
            "third.html: ../outside.html",
            "third.html: missing.js");
  }

  private void page(String name, String body) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "<html><body>" + body + "</body></html>");
  }
}
