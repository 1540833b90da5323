package io.github.postmerge.smoke.attributes;

import io.github.postmerge.smoke.attributes.AttributesFile.Setting;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a file's content becomes on its way out of the repository.
 *
 * @param ends the ends of its lines
 * @param keywords whether {@code $Id$} is filled in
 */
public record Conversion(EndOfLine ends, Keywords keywords) {

  public static final Conversion NONE = new Conversion(EndOfLine.KEPT, Keywords.KEPT);

  /** Whether the blob's id is written where the keyword stands. */
  public enum Keywords {
    /** It is not. */
    KEPT,
    /** It is. */
    FILLED_IN
  }

  public static Conversion of(Map<String, String> attributes, Settings settings) {
    boolean ident = Setting.TRUE.equals(attributes.get("ident"));
    return new Conversion(
        EndOfLine.of(attributes, settings), ident ? Keywords.FILLED_IN : Keywords.KEPT);
  }

  public byte[] apply(byte[] stored, ObjectId id) {
    byte[] filled = keywords == Keywords.FILLED_IN ? filledIn(stored, id.name()) : stored;
    return switch (ends) {
      case KEPT, KEPT_AUTO -> filled;
      case CRLF -> crlf(filled);
      case CRLF_IF_TEXT -> TextStatistics.of(filled).isTextWithoutReturns() ? crlf(filled) : filled;
    };
  }

  /** Git has two ways to do this, which differ in odd cases. */
  private byte[] filledIn(byte[] stored, String id) {
    return ends.isDecidedOnWhole()
        ? new WholeIdent(stored, id).filledIn()
        : new StreamedIdent(id).filledIn(stored);
  }

  /** Whether the content stays as it is. */
  public boolean isNone() {
    return keywords == Keywords.KEPT && (ends == EndOfLine.KEPT || ends == EndOfLine.KEPT_AUTO);
  }

  private static byte[] crlf(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + content.length / 16);
    byte previous = 0;
    for (byte b : content) {
      if (b == '\n' && previous != '\r') {
        out.write('\r');
      }
      out.write(b);
      previous = b;
    }
    return out.toByteArray();
  }
}
