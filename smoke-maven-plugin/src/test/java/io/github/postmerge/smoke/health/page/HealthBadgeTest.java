package io.github.postmerge.smoke.health.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class HealthBadgeTest {

  @ParameterizedTest
  @EnumSource(State.class)
  void eachStateHasAColourOfItsOwn(State state) throws Exception {
    String colour =
        switch (state) {
          case GREEN -> "#1a7f37";
          case RED -> "#b3261e";
          case UNKNOWN -> "#656d76";
        };

    Element badge = parsed(HealthBadge.svg(state, state.word()));

    Element right = (Element) badge.getElementsByTagName("rect").item(2);
    assertThat(right.getAttribute("fill")).isEqualTo(colour);
    assertThat(badge.getAttribute("aria-label")).isEqualTo("smoke: " + state.word());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "red since 2026-11-26",
        "\"'></text><script>alert(1)</script>",
        "a\u0000b\u0007c\uFFFEd\uD800e\u202Ef",
        "]]>&amp;<!--"
      })
  void whateverTheTextItIsOneTextOfAnXmlDocument(String text) throws Exception {
    Element badge = parsed(HealthBadge.svg(State.RED, text));

    assertThat(badge.getElementsByTagName("script").getLength()).isZero();
    assertThat(badge.getElementsByTagName("text").item(1).getTextContent())
        .isEqualTo(VisibleText.of(text));
  }

  @Test
  void aLongTextIsCut() throws Exception {
    Element badge = parsed(HealthBadge.svg(State.RED, "r".repeat(10_000)));

    assertThat(Integer.parseInt(badge.getAttribute("width"))).isLessThan(600);
  }

  private static Element parsed(byte[] svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg)).getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    return root;
  }
}
