package io.github.postmerge.smoke.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what the system or we ourselves did wrong, in a sentence for the envelope. */
public final class Failures {

  private Failures() {}

  /** What went wrong; a checked exception of ours says of itself what to do. */
  public static String of(Throwable failure) {
    if (failure instanceof IOException system) {
      return ofSystem(system);
    }
    return failure instanceof RuntimeException || failure instanceof Error
        ? ofOurs(failure)
        : String.valueOf(failure.getMessage());
  }

  /** What a disk or another part of the system did. */
  private static String ofSystem(IOException failure) {
    return "The system refused: " + sentence(failure) + " Correct that, then run again.";
  }

  /** What should never happen. */
  public static String ofOurs(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return String.format(
        "Smoke itself failed: %s, at %s. Please report it with this line.",
        failure, trace.length == 0 ? "an unknown place" : trace[0]);
  }

  /** The file system's exceptions carry the file's name as their whole message. */
  public static String sentence(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof AccessDeniedException) {
      message = "no permission for " + message;
    } else if (failure instanceof NoSuchFileException) {
      message = message + " does not exist";
    } else if (failure instanceof FileAlreadyExistsException) {
      message = message + " exists already, as something else";
    } else if (failure instanceof FileSystemException system && system.getReason() == null) {
      message = message + " cannot be used";
    }
    return message.endsWith(".") ? message : message + ".";
  }
}
