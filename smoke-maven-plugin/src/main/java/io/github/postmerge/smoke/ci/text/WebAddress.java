package io.github.postmerge.smoke.ci.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Safe link targets: http and https only, without credentials and without unsafe characters. */
public final class WebAddress {

  private static final Pattern PLAIN =
      Pattern.compile("https?://[A-Za-z0-9.-]+(?::\\d{1,5})?(?:/[A-Za-z0-9._~/%+-]*)?");

  private static final int LONGEST = 1_000;

  private WebAddress() {}

  /** The address without slashes at its end; empty if it is not a safe one. */
  public static Optional<String> of(String text) {
    String address = text.strip().replaceAll("/+$", "");
    return address.length() <= LONGEST && PLAIN.matcher(address).matches()
        ? Optional.of(address)
        : Optional.empty();
  }

  /** A path as part of an address. */
  public static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/+".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}
