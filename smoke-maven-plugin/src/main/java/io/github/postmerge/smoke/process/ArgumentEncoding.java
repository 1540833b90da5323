package io.github.postmerge.smoke.process;

import java.nio.charset.Charset;

/** The encoding in which the JDK passes arguments; it silently replaces what cannot be encoded. */
final class ArgumentEncoding {

  private static final int FIRST_JDK_WITH_NATIVE_ENCODING = 18;

  private final Charset charset;

  private ArgumentEncoding(Charset charset) {
    this.charset = charset;
  }

  static ArgumentEncoding ofThisJvm() {
    String fallback = Charset.defaultCharset().name();
    boolean usesNative = Runtime.version().feature() >= FIRST_JDK_WITH_NATIVE_ENCODING;
    String name = usesNative ? System.getProperty("sun.jnu.encoding", fallback) : fallback;
    return new ArgumentEncoding(Charset.forName(name));
  }

  boolean canEncode(String text) {
    return charset.newEncoder().canEncode(text);
  }

  @Override
  public String toString() {
    return charset.name();
  }
}
