package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakValuesTest {

  @ParameterizedTest
  @DisplayName("67 words, numbers, booleans, paths and hosts are not masked in running text")
  @ValueSource(
      strings = {
        "postgres",
        "target",
        "latest",
        "Production",
        "changeit",
        "1234567890",
        "2026.11",
        "false",
        "/var/run/secrets/token",
        "C:\\agent\\work",
        "./build/keys",
        "target/classes",
        "db.internal.example.com",
        "localhost:5432",
        "192.168.10.20",
        "https://idp.example.com/realms/ci"
      })
  void weakInRunningText(String value) {
    Masker masker = of(Map.of("X_TOKEN", value));
    String text = "see " + value + ", org." + value + ".Driver, and (" + value + ")";
    assertThat(masker.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @DisplayName("67 no real password is weak")
  @ValueSource(
      strings = {
        "Hunter2!x", "hunter2", "Postgres1", "correct-horse-battery", "correct horse", "xkqjzvbw",
        "p@ssword", "1234567890123456", "/aB3dE5gH7jK9mN1p/x", "tr0ub4dor", "admin:admin",
            "Passw0rd",
        "aB3dE5gH7.example.com", "0x1f2de77c", "secret!", "/hunter2",
            "https://h.example/aB3dE5gH7jK9mN1p"
      })
  void strong(String value) {
    assertThat(of(Map.of("X_TOKEN", value)).mask("is " + value + ".")).isEqualTo("is [MASKED].");
  }

  @Test
  @DisplayName("67 ids that the run prints itself are not masked in running text")
  void idsOfTheRun() {
    String id = Filler.hex(40);
    Map<String, String> environment = Map.of("CI_COMMIT_SHA", id, "DEPLOY_TOKEN", id);
    assertThat(of(environment).mask("at commit " + id)).isEqualTo("at commit " + id);
    assertThat(of(Map.of("DEPLOY_TOKEN", id)).mask("at commit " + id))
        .isEqualTo("at commit [MASKED]");
  }

  @ParameterizedTest
  @DisplayName("67 a weak value is masked where it is assigned to a secret's name")
  @ValueSource(
      strings = {
        "POSTGRES_PASSWORD=«postgres»",
        "password: «postgres»",
        "tool --password «postgres» --verbose",
        "postgresql://app:«postgres»@db/app",
        "X_TOKEN=«target» in target/classes",
        "{\"X_TOKEN\": \"«target»\"}",
        "--token «target»",
        "NVD_KEY=«prod» in prod",
        "SECRET_FLAG=«true» is true",
        "DEPLOY_TOKEN=«12345678» and 12345678",
        "<password>«postgres»</password>",
        "org.postgresql.Driver, jdbc:postgresql://db/app, by postgres"
      })
  void weakInAnAssignment(String text) {
    Masker masker =
        of(
            Map.of(
                "POSTGRES_PASSWORD", "postgres",
                "X_TOKEN", "target",
                "NVD_KEY", "prod",
                "SECRET_FLAG", "true",
                "DEPLOY_TOKEN", "12345678"));
    assertThat(masker.mask(Shapes.unmarked(text))).isEqualTo(Shapes.masked(text));
  }

  private static Masker of(Map<String, String> environment) {
    return Masker.of(new MaskingConfig(environment, List.of(), List.of()));
  }
}
