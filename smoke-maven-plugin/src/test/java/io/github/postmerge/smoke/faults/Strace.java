package io.github.postmerge.smoke.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists the system calls of a command, and kills or fails it at one of them. */
public final class Strace {

  /** Those that change files or lead to a change; the question mark allows for other machines. */
  private static final String CALLS =
      "?open,openat,?mkdir,mkdirat,write,pwrite64,fsync,fdatasync,?rename,?renameat,renameat2,"
          + "close,?unlink,unlinkat,?rmdir,getdents64";

  private static final Pattern LINE = Pattern.compile("(\\d+) +(\\w+)\\(.*");

  private Strace() {}

  /**
   * A system call of a command.
   *
   * @param name such as {@code openat}
   * @param number how many of that name its thread had made, this one included
   * @param line as strace shows it
   */
  public record Call(String name, int number, String line) {
    @Override
    public String toString() {
      return name + " " + number + ": " + line;
    }
  }

  /** Skips the test where there is no strace, or the system lets nobody trace. */
  public static void assumeItWorks() throws InterruptedException {
    assumeTrue(
        Jvm.works(List.of("strace", "-f", "-o", "/dev/null", "true")),
        "strace is missing, or may not trace here");
  }

  /** Runs a command to its end; those of its calls that name a folder or what is in it. */
  public static List<Call> calls(Path folder, List<String> command, Path log)
      throws IOException, InterruptedException {
    List<String> argv =
        new ArrayList<>(
            List.of("strace", "-f", "-y", "-s", "0", "-e", "trace=" + CALLS, "-o", "" + log));
    argv.addAll(command);
    Process process = Jvm.start(argv);
    String said = Jvm.saidBy(process);
    if (process.waitFor() != 0) {
      throw new AssertionError("it failed when nothing was injected: " + said);
    }
    return calls(Files.readAllLines(log), folder);
  }

  private static List<Call> calls(List<String> lines, Path folder) {
    Map<String, Integer> numbers = new HashMap<>();
    List<Call> calls = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        int number = numbers.merge(matcher.group(1) + " " + matcher.group(2), 1, Integer::sum);
        if (line.contains(folder.toString())) {
          calls.add(new Call(matcher.group(2), number, line));
        }
      }
    }
    return calls;
  }

  /**
   * A command line that meets with something at one call.
   *
   * @param what such as {@code signal=KILL}, which comes before the call is carried out, or {@code
   *     error=ENOSPC}, which takes its place
   */
  public static List<String> injecting(Call call, String what, List<String> command) {
    String injection = String.format("%s:%s:when=%d", call.name(), what, call.number());
    List<String> argv =
        new ArrayList<>(
            List.of(
                "strace",
                "-f",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + call.name(),
                "-e",
                "inject=" + injection));
    argv.addAll(command);
    return argv;
  }
}
