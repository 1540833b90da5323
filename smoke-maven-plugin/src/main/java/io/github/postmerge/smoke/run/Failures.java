package io.github.postmerge.smoke.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Describes failures of the system, and bugs of Smoke itself, in a sentence for the envelope. */
public final class Failures {

  private Failures() {}

  /** What failed; the messages of our own checked exceptions already say what to do. */
  public static String of(Throwable failure) {
    if (failure instanceof IOException system) {
      return ofSystem(system);
    }
    return failure instanceof RuntimeException || failure instanceof Error
        ? ofOurs(failure)
        : String.valueOf(failure.getMessage());
  }

  private static String ofSystem(IOException failure) {
    return "The system refused: " + sentence(failure) + " Fix that, then run again.";
  }

  /** A bug of Smoke itself. */
  public static String ofOurs(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return String.format(
        "Smoke itself failed: %s, at %s. Please report it with this line.",
        failure, trace.length == 0 ? "an unknown place" : trace[0]);
  }

  /** File system exceptions often have only the file's name as their message. */
  public static String sentence(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof AccessDeniedException) {
      message = "no permission to access " + message;
    } else if (failure instanceof NoSuchFileException) {
      message = message + " does not exist";
    } else if (failure instanceof FileAlreadyExistsException) {
      message = message + " already exists and is not replaced";
    } else if (failure instanceof FileSystemException system && system.getReason() == null) {
      message = message + " cannot be used";
    }
    return message.endsWith(".") ? message : message + ".";
  }
}
