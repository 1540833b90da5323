package io.github.postmerge.smoke.health.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style or script that is embedded in the page.
 *
 * @param text exactly as in the page, because its hash is in the content security policy
 * @param source its hash source in the content security policy
 */
record InlineResource(String text, String source) {

  static InlineResource read(String name) {
    try (InputStream stream = InlineResource.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The plugin's jar has no '" + name + "'");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new InlineResource(text, "'sha256-" + digest(text) + "'");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
