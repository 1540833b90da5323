package io.github.postmerge.smoke.checkout;

/** A tree that cannot be checked out as git would; the message says where, why and what to do. */
public final class CheckoutException extends Exception {

  private static final long serialVersionUID = 1L;

  CheckoutException(String message) {
    super(message);
  }

  CheckoutException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message. */
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
