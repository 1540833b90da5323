package io.github.postmerge.smoke.masking;

import static io.github.postmerge.smoke.masking.Filler.hex;
import static io.github.postmerge.smoke.masking.Filler.mixed;
import static io.github.postmerge.smoke.masking.Filler.upper;
import static io.github.postmerge.smoke.masking.RuleExample.examplesOf;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceTokenTest {

  @ParameterizedTest
  @MethodSource("examples")
  void masksExactlyTheToken(RuleExample example) {
    example.verify();
  }

  @Test
  void eachRuleHasExamples() {
    RuleExample.verifyComplete(ServiceToken.values(), examples());
  }

  static Stream<RuleExample> examples() {
    return Stream.of(clouds(), forges(), chats(), google(), registries(), payments(), models())
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> clouds() {
    return Stream.of(
            examplesOf(
                ServiceToken.AWS_ACCESS_KEY_ID,
                "id «" + "AKIA" + upper(16) + "»",
                "{\"AccessKeyId\":\"«" + "ASIA" + upper(16) + "»\"}",
                "Credential «" + "AKIA" + upper(16) + "»/20261122/ap-northeast-2",
                "AKIA" + upper(12),
                "XAKIA" + upper(16),
                "AKIA" + upper(16) + "ZZZZ",
                "the asia region"),
            examplesOf(
                ServiceToken.AWS_SECRET_KEY,
                "aws_secret_access_key = «" + mixed(40) + "»",
                "\"SecretAccessKey\": \"«" + mixed(40) + "»\"",
                "export AWS_SECRET_ACCESS_KEY=«" + mixed(40) + "»",
                "AWS_SESSION_TOKEN=«" + mixed(120) + "»",
                "aws_secret_access_key = ${KEY}",
                "aws_secret_access_key is not set",
                "SecretAccessKey: short"),
            examplesOf(
                ServiceToken.AZURE_ACCOUNT_KEY,
                "AccountName=a;AccountKey=«" + mixed(86) + "==»;EndpointSuffix=core.windows.net",
                "SharedAccessKey=«" + mixed(43) + "=»",
                "accountkey = «" + mixed(88) + "»",
                "AccountKey=<key>",
                "AccountName=smoke",
                "SharedAccessKeyName=RootManageSharedAccessKey"),
            examplesOf(
                ServiceToken.AZURE_SHARED_ACCESS,
                "https://a.blob.core.windows.net/c?sv=2024-11-04&sig=«" + mixed(40) + "%3D»",
                "?sig=«" + mixed(43) + "%3d»&se=2026-11-22",
                "sig=«" + mixed(44) + "»",
                "?sig=short",
                "design=" + mixed(44),
                "&signature=none"),
            examplesOf(
                ServiceToken.DIGITALOCEAN_TOKEN,
                "doctl auth init -t «" + "dop_" + "v1_" + hex(64) + "»",
                "«" + "doo_" + "v1_" + hex(64) + "»",
                "«" + "dor_" + "v1_" + hex(64) + "»",
                "dop_v1_short",
                "dox_v1_" + hex(64),
                "dop_v2_" + hex(64)))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> forges() {
    return Stream.of(
            examplesOf(
                ServiceToken.GITHUB_TOKEN,
                "using «" + "gh" + "p_" + mixed(36) + "» now",
                "«" + "gh" + "s_" + mixed(36) + "»",
                "«" + "gh" + "o_" + mixed(36) + "», «" + "gh" + "u_" + mixed(36) + "»",
                "«" + "gh" + "r_" + mixed(76) + "»",
                "ghp_short",
                "ghx_" + mixed(36),
                "high_" + mixed(36)),
            examplesOf(
                ServiceToken.GITHUB_FINE_GRAINED_TOKEN,
                "«" + "github_" + "pat_" + mixed(22) + "_" + mixed(59) + "»",
                "(«" + "github_" + "pat_" + mixed(82) + "»)",
                "t: «" + "github_" + "pat_" + mixed(40) + "».",
                "github_pat_ is the prefix",
                "github_pat_short",
                "my_github_pat_name"),
            examplesOf(
                ServiceToken.GITLAB_TOKEN,
                "«" + "gl" + "pat-" + mixed(20) + "»",
                "«" + "gl" + "rt-" + mixed(20) + "» registered",
                "«" + "gl" + "cbt-64_" + mixed(20) + "»",
                "glpat-short",
                "glib-2.0.0-1234567890-1234567890",
                "englpat-" + mixed(20)))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> chats() {
    return Stream.of(
            examplesOf(
                ServiceToken.SLACK_TOKEN,
                "«" + "xox" + "b-" + "123456789012-" + mixed(24) + "»",
                "«" + "xox" + "p-" + mixed(40) + "»",
                "«" + "xapp" + "-1-" + upper(11) + "-" + mixed(20) + "»",
                "xoxb-",
                "xoxz-" + mixed(30),
                "foxoxb-" + mixed(30)),
            examplesOf(
                ServiceToken.SLACK_WEBHOOK,
                "https://hooks.slack.com/services/«T"
                    + upper(8)
                    + "/B"
                    + upper(8)
                    + "/"
                    + mixed(24)
                    + "»",
                "hooks.slack.com/workflows/«T" + upper(8) + "/" + mixed(24) + "»",
                "POST https://hooks.slack.com/triggers/«" + upper(9) + "/" + mixed(30) + "» 200",
                "https://hooks.slack.com/",
                "hooks.slack.com/services/short",
                "https://api.slack.com/services/" + mixed(40)),
            examplesOf(
                ServiceToken.TELEGRAM_TOKEN,
                "https://api.telegram.org/bot«123456789:" + "AA" + mixed(33) + "»/getMe",
                "telegram «1234567890:" + "AA" + mixed(33) + "»",
                "bot: '«987654321:" + "AA" + mixed(33) + "»'",
                "12345:AA" + mixed(33),
                "123456789:AAshort",
                "123456789:BB" + mixed(33)),
            examplesOf(
                ServiceToken.TWILIO_KEY,
                "key «" + "SK" + hex(32) + "»",
                "TWILIO_AUTH_TOKEN=«" + hex(32) + "»",
                "twilio.auth-token: \"«" + hex(32) + "»\"",
                "AC" + hex(32),
                "SK" + hex(30),
                "TASK" + hex(32)),
            examplesOf(
                ServiceToken.SENDGRID_KEY,
                "«" + "SG." + mixed(22) + "." + mixed(43) + "»",
                "k='«" + "SG." + mixed(22) + "." + mixed(43) + "»'",
                "key «" + "SG." + mixed(20) + "." + mixed(40) + "»,",
                "SG.short.short",
                "MSG." + mixed(22) + "." + mixed(43),
                "SG." + mixed(22)))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> google() {
    return Stream.of(
            examplesOf(
                ServiceToken.GOOGLE_API_KEY,
                "?key=«" + "AI" + "za" + mixed(35) + "»",
                "«" + "AI" + "za" + mixed(35) + "»",
                "{\"k\":\"«" + "AI" + "za" + mixed(35) + "»\"}",
                "AIza" + mixed(10),
                "XAIza" + mixed(35),
                "aiza" + mixed(35)),
            examplesOf(
                ServiceToken.GOOGLE_OAUTH,
                "«" + "ya" + "29.a0" + mixed(60) + "»",
                "«" + "GOC" + "SPX-" + mixed(28) + "»",
                "access «" + "ya" + "29." + mixed(30) + "» expires",
                "ya29.short",
                "maya29." + mixed(30),
                "GOCSPX-short"),
            examplesOf(
                ServiceToken.GOOGLE_SERVICE_ACCOUNT,
                "\"private_key_id\": \"«" + hex(40) + "»\",",
                "{\\\"private_key_id\\\":\\\"«" + hex(40) + "»\\\"}",
                "'private_key_id' : '«" + hex(40) + "»'",
                "\"private_key_id\": \"\"",
                "\"private_key_id\": \"" + hex(20) + "\"",
                "\"commit_id\": \"" + hex(40) + "\""),
            examplesOf(
                ServiceToken.JSON_WEB_TOKEN,
                "jwt «" + "ey" + "J" + mixed(20) + "." + "ey" + "J" + mixed(40) + "." + mixed(43)
                    + "»",
                "«" + "ey" + "J" + mixed(20) + "." + mixed(40) + ".»",
                "enc «" + "ey" + "J" + mixed(20) + ".." + mixed(16) + "." + mixed(30) + "."
                    + mixed(22) + "»",
                "eyJ" + mixed(20),
                "eyJ.eyJ.x",
                "heyJude." + mixed(20) + "." + mixed(20)))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> registries() {
    return Stream.of(
            examplesOf(
                ServiceToken.NPM_TOKEN,
                "«" + "np" + "m_" + mixed(36) + "»",
                "//npm.example.org/:_auth «" + "np" + "m_" + mixed(36) + "»",
                "'«" + "np" + "m_" + mixed(36) + "»'",
                "npm_config_registry",
                "npm_" + mixed(20),
                "pnpm_" + mixed(36)),
            examplesOf(
                ServiceToken.PYPI_TOKEN,
                "«" + "py" + "pi-" + mixed(160) + "»",
                "twine -p «" + "py" + "pi-" + mixed(90) + "»",
                "'«" + "py" + "pi-" + mixed(60) + "_-x»'",
                "pypi-server",
                "pypi-" + mixed(20),
                "devpypi_" + mixed(160)),
            examplesOf(
                ServiceToken.DOCKER_TOKEN,
                "«" + "dckr_" + "pat_" + mixed(27) + "»",
                "«" + "dckr_" + "oat_" + mixed(32) + "»",
                "login with «" + "dckr_" + "pat_" + mixed(27) + "».",
                "dckr_pat_short",
                "dckr_cat_" + mixed(27),
                "xdckr_pat_" + mixed(27)),
            examplesOf(
                ServiceToken.VAULT_TOKEN,
                "«" + "hv" + "s." + mixed(24) + "»",
                "«" + "hv" + "b." + mixed(140) + "»",
                "unseal «" + "hv" + "r." + mixed(24) + "» done",
                "hvs.short",
                "hvx." + mixed(24),
                "ohvs." + mixed(24)))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> payments() {
    return examplesOf(
        ServiceToken.STRIPE_KEY,
        "«" + "sk_" + "live_" + mixed(24) + "»",
        "«" + "rk_" + "test_" + mixed(24) + "»",
        "«" + "wh" + "sec_" + mixed(32) + "»",
        "pk_live_" + mixed(24),
        "sk_live_short",
        "task_live_" + mixed(24));
  }

  private static Stream<RuleExample> models() {
    return Stream.of(
            examplesOf(
                ServiceToken.OPENAI_KEY,
                "«" + "sk" + "-" + mixed(48) + "»",
                "«" + "sk" + "-proj-" + mixed(80) + "»",
                "key «" + "sk" + "-svcacct-" + mixed(60) + "»!",
                "sk-learn-contrib-without-any-number",
                "task-" + mixed(48),
                "sk-short1"),
            examplesOf(
                ServiceToken.ANTHROPIC_KEY,
                "«" + "sk" + "-ant-api03-" + mixed(90) + "»",
                "«" + "sk" + "-ant-admin01-" + mixed(90) + "»",
                "x: «" + "sk" + "-ant-" + mixed(40) + "»",
                "sk-ant-",
                "ask-ant-" + mixed(40),
                "sk-ant-short"),
            examplesOf(
                ServiceToken.HUGGING_FACE_TOKEN,
                "«" + "hf" + "_" + mixed(34) + "»",
                "login «" + "hf" + "_" + mixed(37) + "»",
                "'«" + "hf" + "_" + mixed(34) + "»'",
                "hf_hub_download",
                "hf_" + mixed(12),
                "shf_" + mixed(34)))
        .flatMap(examples -> examples);
  }
}
