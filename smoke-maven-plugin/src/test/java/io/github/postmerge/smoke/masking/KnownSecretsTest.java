package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSecretsTest {

  private static final String SECRET = "p\"ss/w\\rd <비밀>&+=~ 1'2";

  private final Masker masker = of(Map.of("DB_PASSWORD", SECRET));

  @ParameterizedTest
  @DisplayName("21 a secret is masked in base64, at each position in a group of three bytes")
  @ValueSource(strings = {"", "u", "us", "user:", "{\"auth\":\""})
  void base64(String before) {
    byte[] plain = (before + SECRET + "\n").getBytes(StandardCharsets.UTF_8);
    String shown = masker.mask("x " + Base64.getEncoder().encodeToString(plain));
    String shownUrl = masker.mask("x " + Base64.getUrlEncoder().encodeToString(plain));
    assertThat(shown).contains("[MASKED]");
    assertThat(shownUrl).contains("[MASKED]");
    assertThat(shown.length()).isLessThan(2 + (before.length() + 4) * 4 / 3 + 8 + 8);
  }

  @Test
  @DisplayName("21 a secret is masked URL-escaped")
  void urlEscaped() {
    String escaped = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    assertThat(masker.mask("a " + escaped + " b")).isEqualTo("a [MASKED] b");
    assertThat(masker.mask("a " + escaped.replace("+", "%20") + " b")).isEqualTo("a [MASKED] b");
    assertThat(masker.mask("a " + lowerHex(escaped) + " b")).isEqualTo("a [MASKED] b");
    assertThat(masker.mask("a " + escaped.replace("+", "%20").replace("%7E", "~") + " b"))
        .isEqualTo("a [MASKED] b");
  }

  @Test
  @DisplayName("21 a secret is masked JSON-escaped")
  void jsonEscaped() {
    assertThat(masker.mask("{\"k\":\"p\\\"ss/w\\\\rd <비밀>&+=~ 1'2\"}"))
        .isEqualTo("{\"k\":\"[MASKED]\"}");
    assertThat(masker.mask("{\"k\":\"p\\\"ss\\/w\\\\rd <비밀>&+=~ 1'2\"}"))
        .isEqualTo("{\"k\":\"[MASKED]\"}");
    assertThat(
            masker.mask(
                "{\"k\":\"p\\\"ss/w\\\\r"
                    + "d \\u003c\\ube44\\ubc00\\u003e\\u0026+\\u003d~ 1\\u00272\"}"))
        .isEqualTo("{\"k\":\"[MASKED]\"}");
  }

  @Test
  @DisplayName("21 a secret is masked raw, in argv, quoted for a shell, in XML, in a URL")
  void raw() {
    assertThat(masker.mask("--opt " + SECRET)).isEqualTo("--opt [MASKED]");
    assertThat(masker.mask("'" + SECRET.replace("'", "'\\''") + "'")).isEqualTo("'[MASKED]'");
    assertThat(masker.mask("<a>p&quot;ss/w\\rd &lt;비밀&gt;&amp;+=~ 1&#39;2</a>"))
        .isEqualTo("<a>[MASKED]</a>");
    assertThat(masker.mask("https://u:" + "hunter2" + "@example.org/r.git"))
        .isEqualTo("https://u:[MASKED]@example.org/r.git");
  }

  @Test
  void eachLineOfAMultiLineValueIsMasked() {
    Masker lines = of(Map.of("APP_SECRET", "first-line\nsecond-line\nabc\n"));
    assertThat(lines.mask("> first-line\r\n> second-line")).isEqualTo("> [MASKED]\r\n> [MASKED]");
    assertThat(lines.mask("first-line\nsecond-line\nabc.")).isEqualTo("[MASKED].");
    assertThat(lines.mask("\"first-line\\nsecond-line\\nabc\"")).isEqualTo("\"[MASKED]\"");
  }

  @Test
  void aValueOfManyKilobytesIsMaskedCompletely() {
    String value = Filler.mixed(20_001);
    assertThat(of(Map.of("BIG_SECRET", value)).mask("<" + value + ">")).isEqualTo("<[MASKED]>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "12345", "yes", "default", "Password", "", "  no  "})
  void plainWordsAndShortValuesStayReadable(String value) {
    assertThat(of(Map.of("APP_SECRET", value)).mask("It is " + value + ".")).doesNotContain("MASK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GITHUB_TOKEN",
        "NPM_TOKEN",
        "MYTOKEN",
        "PGPASSWORD",
        "MYSQL_PWD",
        "DB_PASS",
        "db.passwd",
        "API_KEY",
        "APIKEY",
        "openaiApiKey",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "SSH_PRIVATE_KEY",
        "GOOGLE_CREDENTIALS",
        "CLIENT_SECRET_2",
        "NPM_AUTH",
        "GITHUB_PAT",
        "SIGNING_KEY",
        "GPG_PASSPHRASE",
        "CI_JOB_TOKEN",
        "MAVEN_CREDS",
        "NEXUS_PSW",
        "SSHPASS",
        "JWT_KEY",
        "TS_AUTHKEY",
        "SUPABASE_SERVICE_ROLE_KEY",
        "PASSWORD2",
        "TOKEN2",
        "API_KEYS",
        "ORG_GRADLE_PROJECT_signingInMemoryKey",
        "ORG_GRADLE_PROJECT_signingInMemoryKeyPassword",
        "ORG_GRADLE_PROJECT_mavenCentralPassword",
        "ORG_GRADLE_PROJECT_ossrhToken",
        "SPRING_DATASOURCE_PASSWORD",
        "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_GITHUB_CLIENTSECRET",
        "spring.mail.password",
        "githubAPIKey",
        "DOCKER_AUTH_CONFIG",
        "NVD_KEY",
        "SECRET_KEY_BASE",
        "APP_JWT"
      })
  void namesOfSecrets(String name) {
    assertThat(SecretNames.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PWD",
        "OLDPWD",
        "SSH_AUTH_SOCK",
        "GIT_AUTHOR_NAME",
        "KEYBOARD",
        "PATH",
        "HOME",
        "LANG",
        "COMPASS",
        "BYPASS",
        "MAX_TOKENS",
        "TOKENIZERS_PARALLELISM",
        "AUTHOR",
        "KEY",
        "KEYRING",
        "SECRETARY",
        "XDG_SESSION_PATH",
        "GOOGLE_CREDENTIALS_FILE",
        "PASSENGER",
        "JWT_TOKEN_VALIDITY",
        "PASSWORD_MIN_LENGTH",
        "KEYCLOAK_URL",
        "AWS_SECRET_NAME",
        "SECRET_VERSION",
        "SECRET_ARN",
        "TOKEN_URL",
        "CREDENTIALS_ID",
        "NEXT_PAGE_TOKEN",
        "PASSWORD_ENCODER",
        "CACHE_KEY",
        "SSH_PUBLIC_KEY",
        "ORG_GRADLE_PROJECT_signingKeyId",
        "PATTERN",
        "_",
        ""
      })
  void otherNames(String name) {
    assertThat(SecretNames.isSecret(name)).isFalse();
  }

  private static Masker of(Map<String, String> environment) {
    return Masker.of(new MaskingConfig(environment, List.of(), List.of()));
  }

  private static String lowerHex(String escaped) {
    StringBuilder lower = new StringBuilder(escaped);
    for (int i = escaped.indexOf('%'); i >= 0; i = escaped.indexOf('%', i + 1)) {
      lower.replace(i, i + 3, escaped.substring(i, i + 3).toLowerCase(java.util.Locale.ROOT));
    }
    return lower.toString();
  }
}
