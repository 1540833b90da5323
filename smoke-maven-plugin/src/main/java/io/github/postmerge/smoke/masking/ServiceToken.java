package io.github.postmerge.smoke.masking;

/** Credentials that their issuers made easy to recognise. */
enum ServiceToken implements Rule {
  /** AWS access key id, of a user, a session, a bearer or a context. */
  AWS_ACCESS_KEY_ID("akia|asia|abia|acca", "\\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16})\\b"),

  /** AWS secret access key, by the name that it is assigned to. */
  AWS_SECRET_KEY(
      "secret_access_key|secretaccesskey|aws_secret|secret-access-key|aws_session|session_token",
      "(?i)(?:secret[_-]?access[_-]?key|aws_secret(?:_key)?|aws_session_token)"
          + "[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*([A-Za-z0-9/+=]{40,})"),

  /** GitHub personal, OAuth, user-to-server, server-to-server and refresh token. */
  GITHUB_TOKEN(
      "ghp_|gho_|ghu_|ghs_|ghr_", "\\b(gh[pousr]_[A-Za-z0-9_]{20,}(?:[.-][A-Za-z0-9_-]{10,})*)"),

  /** GitHub fine-grained personal access token. */
  GITHUB_FINE_GRAINED_TOKEN("github_pat_", "\\b(github_pat_[A-Za-z0-9_]{22,})"),

  /** GitLab personal, deploy, runner, CI job, trigger, feed, agent, OAuth, SCIM and mail token. */
  GITLAB_TOKEN(
      "glpat-|gldt-|glrt-|glrtr-|glcbt-|glptt-|glft-|glagent-|gloas-|glsoat-|glimt-|glffct-",
      "\\b(gl(?:pat|dt|rt|rtr|cbt|ptt|ft|agent|oas|soat|imt|ffct)-[A-Za-z0-9_.=-]{20,})"),

  /** Slack bot, user, app, refresh and configuration token. */
  SLACK_TOKEN(
      "xoxa-|xoxb-|xoxe-|xoxe.|xoxo-|xoxp-|xoxr-|xoxs-|xapp-",
      "\\b(xox[abeoprs][.-][A-Za-z0-9.-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,})"),

  /** Slack webhook or workflow trigger: its path is the credential. */
  SLACK_WEBHOOK(
      "hooks.slack.com",
      "hooks\\.slack\\.com/(?:services|workflows|triggers)/([A-Za-z0-9/_+-]{20,})"),

  /** Google API key. */
  GOOGLE_API_KEY("aiza", "\\b(AIza[A-Za-z0-9_-]{35})"),

  /** Google OAuth access token or client secret. */
  GOOGLE_OAUTH("ya00.|gocspx-", "\\b(ya29\\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,})"),

  /** Key id in a Google service account's file; its key is a PEM block. */
  GOOGLE_SERVICE_ACCOUNT(
      "private_key_id", "private_key_id\\\\?[\"']\\s*:\\s*\\\\?[\"']([0-9a-f]{40})"),

  /** JSON web token, signed or encrypted. */
  JSON_WEB_TOKEN("eyj", "\\b(eyJ[A-Za-z0-9_-]{10,}(?:\\.[A-Za-z0-9_-]*){2,4})"),

  /** npm access token. */
  NPM_TOKEN("npm_", "\\b(npm_[A-Za-z0-9]{36,})"),

  /** PyPI upload token. */
  PYPI_TOKEN("pypi-", "\\b(pypi-[A-Za-z0-9_-]{50,})"),

  /** Stripe secret or restricted key, or webhook secret; publishable keys are public. */
  STRIPE_KEY(
      "sk_live_|sk_test_|rk_live_|rk_test_|whsec_",
      "\\b((?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{20,})"),

  /** SendGrid API key. */
  SENDGRID_KEY("sg.", "\\b(SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,})"),

  /** Twilio API key, or auth token by its name; account ids (AC…) are no secret. */
  TWILIO_KEY(
      "sk0|ska|skb|skc|skd|ske|skf|twilio",
      "\\b(SK[0-9a-f]{32})\\b|(?i:twilio[a-z_ .-]*token[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*)"
          + "([0-9a-f]{32})\\b"),

  /** OpenAI key, of a user, a project, a service account or an administrator. */
  OPENAI_KEY("sk-", "\\b(sk-[A-Za-z0-9_-]{20,})") {
    @Override
    public boolean accepts(String value) {
      return Looks.random(value);
    }
  },

  /** Anthropic API or administrator key. */
  ANTHROPIC_KEY("sk-ant-", "\\b(sk-ant-[A-Za-z0-9_-]{20,})"),

  /** Key of an Azure storage account, a service bus or an event hub. */
  AZURE_ACCOUNT_KEY(
      "accountkey|sharedaccesskey",
      "(?i)(?:AccountKey|SharedAccessKey)\\s*=\\s*([A-Za-z0-9+/]{20,}={0,2})"),

  /** Signature of an Azure shared access URL. */
  AZURE_SHARED_ACCESS("sig=", "(?i)(?:^|[?&;\\s\"'])sig=([A-Za-z0-9%+/=_-]{20,})"),

  /** Telegram bot token. */
  TELEGRAM_TOKEN(":aa", "(?:^|[^A-Za-z0-9]|bot)([0-9]{8,10}:AA[A-Za-z0-9_-]{32,35})"),

  /** Hugging Face token. */
  HUGGING_FACE_TOKEN("hf_", "\\b(hf_[A-Za-z0-9]{30,})"),

  /** HashiCorp Vault service, batch or recovery token. */
  VAULT_TOKEN("hvs.|hvb.|hvr.", "\\b(hv[sbr]\\.[A-Za-z0-9_-]{20,})"),

  /** Docker Hub personal or organisation token. */
  DOCKER_TOKEN("dckr_pat_|dckr_oat_", "\\b(dckr_[po]at_[A-Za-z0-9_-]{20,})"),

  /** DigitalOcean personal, OAuth or refresh token. */
  DIGITALOCEAN_TOKEN("dop_v0_|doo_v0_|dor_v0_", "\\b(do[opr]_v1_[a-f0-9]{40,})");

  private final String keywords;
  private final String regex;

  ServiceToken(String keywords, String regex) {
    this.keywords = keywords;
    this.regex = regex;
  }

  @Override
  public String keywords() {
    return keywords;
  }

  @Override
  public String regex() {
    return regex;
  }
}
