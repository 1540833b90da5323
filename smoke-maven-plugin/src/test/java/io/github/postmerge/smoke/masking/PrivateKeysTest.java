package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {

  private static final String BODY =
      (Filler.mixed(64) + "\n").repeat(10) + Filler.mixed(20) + "==\n";

  private final Masker masker = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));

  @ParameterizedTest
  @ValueSource(strings = {"", "RSA ", "EC ", "DSA ", "OPENSSH ", "ENCRYPTED "})
  void aKeyIsMasked(String kind) {
    assertThat(masker.mask("a\n" + begin(kind) + "\n" + BODY + end(kind) + "\nb"))
        .isEqualTo("a\n[MASKED]\nb");
  }

  @Test
  void aKeyWithHeadersIsMasked() {
    String key =
        begin("RSA ")
            + "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,"
            + Filler.hex(32)
            + "\n\n"
            + BODY;
    assertThat(masker.mask(key + end("RSA ") + "\nb")).isEqualTo("[MASKED]\nb");
    assertThat(masker.mask(key + "the next line")).isEqualTo("[MASKED]\nthe next line");
  }

  @Test
  void aPgpKeyIsMasked() {
    String begin = "-----" + "BEGIN PGP PRIVATE KEY BLOCK" + "-----";
    String end = "-----" + "END PGP PRIVATE KEY BLOCK" + "-----";
    assertThat(masker.mask(begin + "\nVersion: GnuPG v2\n\n" + BODY + "=aB3d\n" + end + "\n"))
        .isEqualTo("[MASKED]\n");
  }

  @Test
  void aKeyInJsonIsMasked() {
    String escaped = (begin("") + "\n" + BODY + end("") + "\n").replace("\n", "\\n");
    assertThat(masker.mask("{\"private_key\": \"" + escaped + "\", \"a\": 1}"))
        .contains("\"a\": 1}")
        .doesNotContain(Filler.mixed(8));
    String cut = escaped.substring(0, escaped.indexOf("-----END"));
    assertThat(masker.mask("key " + cut + "\", \"a\": 1}"))
        .startsWith("key [MASKED]")
        .endsWith("\"a\": 1}");
  }

  @Test
  @DisplayName("20 a key whose END is missing is masked to the end of its body")
  void endIsMissing() {
    String key = begin("") + "\n" + BODY;
    assertThat(masker.mask(key + "BUILD SUCCESS\n")).isEqualTo("[MASKED]\nBUILD SUCCESS\n");
    for (int cut = begin("").length(); cut < key.length(); cut++) {
      assertThat(masker.mask("a\n" + key.substring(0, cut)).strip()).isEqualTo("a\n[MASKED]");
    }
  }

  @Test
  @DisplayName("20 a key whose BEGIN is missing is masked from the beginning of its body")
  void beginIsMissing() {
    String key = BODY + end("");
    assertThat(masker.mask("one two\n" + key + "\nb")).isEqualTo("one two\n[MASKED]\nb");
    for (int cut = 0; cut < BODY.length(); cut++) {
      assertThat(masker.mask(key.substring(cut) + "\nb").strip()).isEqualTo("[MASKED]\nb");
    }
  }

  @Test
  @DisplayName("20 a key in a stream that began in the middle of it is masked")
  void streamBeganInTheMiddle() {
    String text = "x\n" + BODY.substring(30) + end("") + "\nb\n";
    assertThat(Streams.mask(masker, text, 7)).isEqualTo("x\n[MASKED]\nb\n");
  }

  @Test
  void publicKeysAndCertificatesStayReadable() {
    String text =
        "-----BEGIN CERTIFICATE-----\n"
            + BODY
            + "-----END CERTIFICATE-----\n"
            + "-----BEGIN PUBLIC KEY-----\n"
            + BODY
            + "-----END PUBLIC KEY-----\n";
    assertThat(masker.mask(text)).isEqualTo(text);
    assertThat(Streams.mask(masker, text, 100)).isEqualTo(text);
  }

  private static String begin(String kind) {
    return "-----" + "BEGIN " + kind + "PRIVATE KEY" + "-----";
  }

  private static String end(String kind) {
    return "-----" + "END " + kind + "PRIVATE KEY" + "-----";
  }
}
