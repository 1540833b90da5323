package io.github.postmerge.smoke.masking;

/** Credentials that are known by the name before them; the name stays readable. */
enum Assignment implements Rule {
  /** Authorization header: what follows the scheme. */
  AUTHORIZATION_HEADER(
      "authorization",
      "(?i)authorization[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*(?:"
          + "(?:basic|bearer|token|negotiate|apikey|api-key|ntlm)\\s+([^\\s\"',;\\\\]+)"
          + "|(?:digest|hawk|oauth|signature|aws4-hmac-sha256)\\s+([^\\r\\n]+)"
          + "|([A-Za-z0-9+/=._~-]*[0-9][A-Za-z0-9+/=._~-]*))"),

  /** Cookie and Set-Cookie headers: all behind the first cookie's name. */
  COOKIE_HEADER(
      "cookie",
      "(?i)cookie[\"'\\\\]*\\s*:\\s*[\"'\\\\]*[^\\s\"'=;]+="
          + "((?:\"[^\"\\r\\n]*\")?(?:[^\\r\\n\"']|=\"[^\"\\r\\n]*\")*)"),

  /** Other headers that carry keys. */
  KEY_HEADER(
      "x-api-key|x-auth-token|x-access-token|x-amz-security-token|x-vault-token|x-goog-api-key"
          + "|private-token|job-token|deploy-token|ocp-apim-subscription-key",
      "(?i)\\b(?:x-(?:api-key|auth-token|access-token|amz-security-token|vault-token|goog-api-key)"
          + "|private-token|job-token|deploy-token|ocp-apim-subscription-key)"
          + "[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*([^\\s\"',;\\\\]{4,})"),

  /** Password on curl's command line. */
  CURL_USER(
      "curl",
      "\\bcurl\\b[^\\r\\n|]*?\\s(?:-u|-U|--user|--proxy-user)[\\s=]*[\"']?[^\\s:\"']*:"
          + "([^\\s\"']+)"),

  /** Password in a URL. */
  URL_PASSWORD("://", "[A-Za-z0-9]://[^\\s/?#:\"'<>]*:([^\\s/?#\"'<>]+)@"),

  /** User in a URL where it looks like a token. */
  URL_TOKEN("://", "[A-Za-z0-9]://([^\\s/?#:@\"'<>]{16,})(?::[^\\s/?#\"'<>]*)?@") {
    @Override
    public boolean accepts(String value) {
      return Looks.random(value);
    }
  },

  /** Anything assigned to a password. */
  PASSWORD(
      "password|passwd|passphrase|pwd|비밀번호",
      "(?i)(?:password|passwd|passphrase|pwd|비밀번호)[a-z0-9_]*" + Assignment.VALUE) {
    @Override
    public boolean accepts(String value) {
      return value.length() >= 3 && !Looks.placeholder(value) && value.charAt(0) != '/';
    }
  },

  /** What looks random and is assigned to a token, a secret or a key. */
  TOKEN(
      "token|secret|api_key|apikey|api-key|access_key|accesskey|access-key|private_key|auth_key"
          + "|credential|signing_key|encryption_key",
      "(?i)(?:token|secret|api[_-]?key|access[_-]?key|private_key|auth_key|credentials?"
          + "|signing_key|encryption_key)[a-z0-9_]*"
          + Assignment.VALUE) {
    @Override
    public boolean accepts(String value) {
      return value.length() >= 8 && !Looks.placeholder(value) && Looks.random(value);
    }
  },

  /** Command-line option with its value as the next word. */
  OPTION(
      "--",
      "(?i)(?:^|[\\s\"'])--[a-z-]*(?:password|passwd|passphrase|token|secret|api-key)\\s+"
          + "[\"']?([^\\s\"'-][^\\s\"']{2,})") {
    @Override
    public boolean accepts(String value) {
      return !Looks.placeholder(value);
    }
  };

  /** An equals sign or a colon, and a value: in double quotes, in single ones, or bare. */
  private static final String VALUE =
      "[\"'\\\\]*\\s*(?:=>|:=|=|:)\\s*"
          + "(?:\"((?:[^\"\\\\\\r\\n]|\\\\.)+)\"|'([^'\\r\\n]+)'|[\"'\\\\]*([^\\s\"',;&]*[^\\s\"',;&\\\\]))";

  private final String keywords;
  private final String regex;

  Assignment(String keywords, String regex) {
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
