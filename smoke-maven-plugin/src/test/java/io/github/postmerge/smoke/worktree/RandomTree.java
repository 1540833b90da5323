package io.github.postmerge.smoke.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.git.BareHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** Trees that mix all that makes a checkout hard; the same seed makes the same tree. */
final class RandomTree {

  private static final List<String> NAMES =
      List.of(
          "a.txt",
          "b.TXT",
          "c.bin",
          "Makefile",
          "d.c",
          "e.sh",
          "x",
          "README",
          "-dash",
          "sp ace.txt",
          "quote\".txt",
          "back\\slash",
          "new\nline.txt",
          "tab\t.txt",
          "h\u00e9llo.txt",
          "\ud55c\uad6d\uc5b4.txt",
          "e\u0301.txt",
          "\ud83d\ude00.c",
          "star*.txt",
          "[x].c",
          "#hash",
          "!bang",
          "~tilde",
          ".hidden",
          "..dots",
          "a.txt.bak",
          "$Id$",
          "z".repeat(255));

  private static final List<String> FOLDERS =
      List.of(
          "src",
          "lib",
          "a b",
          "\ub3c4\uad6c",
          "deep",
          "x.d",
          "docs",
          "[y]",
          ".config",
          "w".repeat(200));

  private static final List<String> PATTERNS =
      List.of(
          "*",
          "*.txt",
          "*.TXT",
          "*.c",
          "a.*",
          "/a.txt",
          "src/*",
          "src/**",
          "**/a.txt",
          "/src/**/x",
          "docs/",
          "lib/*.c",
          "**",
          "s*c/*.txt",
          "[a-c].*",
          "[!a-c].*",
          "[[:alpha:]].txt",
          "\\#hash",
          "\"quote\\\".txt\"",
          "\"sp ace.txt\"",
          "?.c",
          "x",
          "x.d/**/e.sh",
          "*/lib/**",
          "Makefile",
          "\\!bang",
          "!bang",
          "deep/**/deep",
          "a**",
          "src**",
          "*.t?t",
          "[]x].c",
          "\\[x\\].c",
          "h*o.txt",
          "h??llo.txt",
          "*.{c,h}",
          "[z-a]*",
          "[",
          "\"\\303\\251\"",
          "**/src/*",
          "src/",
          "**/*.bin");

  private static final List<String> ATTRIBUTES =
      List.of(
          "text",
          "-text",
          "text=auto",
          "!text",
          "eol=crlf",
          "eol=lf",
          "-crlf",
          "crlf",
          "crlf=input",
          "binary",
          "text eol=crlf",
          "text=auto eol=crlf",
          "text=auto eol=lf",
          "both",
          "-both",
          "!both",
          "dos",
          "filter=unknown",
          "diff",
          "merge=union",
          "text=nonsense",
          "eol=nonsense",
          "working-tree-encoding=UTF-8",
          "in valid=/name",
          "bad!name",
          "eol=crlf -text",
          "-binary");

  private static final List<String> CONTENTS =
      List.of(
          "",
          "\n",
          "one line",
          "a\nb\nc\n",
          "a\r\nb\r\n",
          "a\nb\r\nc\n",
          "a\rb\n",
          "\r\n\n\r\n",
          "nul\0\na\n",
          "$Id$\n",
          "$Id: old $\n",
          "x $Id$ y $Id$ z\n$Id: a b $\n",
          "$Id: no end\n$",
          "$Id$$Id$",
          "$Id:$\n",
          "$Id: \n$",
          "$Idx$ $I",
          "$Id",
          "text\nwith $Id: 0123456789 $ inside\r\n",
          "\u001a",
          "end of file\n\u001a",
          "\u0001\u0002\u0003\n",
          "h\u00e9llo\nw\u00f6rld\n",
          "\ufeffmarked\n",
          "\033[1mbold\033[0m\n",
          "\u007f\n");

  private final BareHistory history;
  private final Random random;

  RandomTree(BareHistory history, long seed) {
    this.history = history;
    this.random = new Random(seed);
  }

  ObjectId make() throws IOException {
    return folder(0);
  }

  private ObjectId folder(int depth) throws IOException {
    Map<String, BareHistory.Entry> entries = new TreeMap<>();
    if (random.nextInt(depth == 0 ? 1 : 3) == 0) {
      add(entries, ".gitattributes", FileMode.REGULAR_FILE, history.blob(attributes()));
    }
    int files = random.nextInt(12) + (depth == 0 ? 1 : 0);
    for (int i = 0; i < files; i++) {
      file(entries);
    }
    int folders = depth > 4 ? 0 : random.nextInt(depth == 0 ? 5 : 3);
    for (int i = 0; i < folders; i++) {
      add(entries, one(FOLDERS), FileMode.TREE, folder(depth + 1));
    }
    if (entries.isEmpty()) {
      add(entries, "kept", FileMode.REGULAR_FILE, history.blob(""));
    }
    List<BareHistory.Entry> sorted = new ArrayList<>(entries.values());
    sorted.sort(Comparator.comparing(RandomTree::key, Arrays::compareUnsigned));
    return history.tree(sorted.toArray(BareHistory.Entry[]::new));
  }

  private static byte[] key(BareHistory.Entry entry) {
    return (entry.name() + (entry.mode().equals(FileMode.TREE.toString()) ? "/" : ""))
        .getBytes(UTF_8);
  }

  private void file(Map<String, BareHistory.Entry> entries) throws IOException {
    String name = one(NAMES);
    switch (random.nextInt(12)) {
      case 0 -> add(entries, name, FileMode.SYMLINK, history.blob(target()));
      case 1 ->
          add(
              entries,
              name,
              FileMode.EXECUTABLE_FILE,
              history.insert(Constants.OBJ_BLOB, content()));
      case 2 ->
          add(
              entries,
              name,
              random.nextInt(4) == 0 ? FileMode.GITLINK : FileMode.REGULAR_FILE,
              history.blob(one(CONTENTS)));
      default ->
          add(entries, name, FileMode.REGULAR_FILE, history.insert(Constants.OBJ_BLOB, content()));
    }
  }

  private String target() {
    return random.nextInt(20) == 0
        ? one(List.of("a//b", "dir/"))
        : one(
            List.of(
                "a.txt",
                "../x",
                "nowhere",
                "/nowhere/at/all",
                ".",
                "src",
                "\ud55c\uad6d\uc5b4.txt",
                "./x",
                "x".repeat(1000)));
  }

  private byte[] content() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int parts = random.nextInt(4) + 1;
    for (int i = 0; i < parts; i++) {
      content.write(one(CONTENTS).getBytes(UTF_8));
    }
    if (random.nextInt(10) == 0) {
      byte[] noise = new byte[random.nextInt(5000)];
      random.nextBytes(noise);
      content.write(noise);
    }
    if (random.nextInt(10) == 0) {
      content.write(
          "a long line of text, again and again\n".repeat(random.nextInt(3000)).getBytes(UTF_8));
    }
    return content.toByteArray();
  }

  String attributes() {
    StringBuilder lines = new StringBuilder();
    if (random.nextInt(4) == 0) {
      lines.append("[attr]both text eol=crlf\n[attr]dos both eol=lf\n");
    }
    int rules = random.nextInt(8);
    for (int i = 0; i < rules; i++) {
      lines.append(one(List.of("", "", "", " ", "\t", "# ")));
      lines.append(one(PATTERNS)).append(one(List.of(" ", "\t", "  ")));
      lines.append(one(ATTRIBUTES)).append(one(List.of("", "", " ", "\r")));
      if (random.nextInt(4) == 0) {
        lines.append(' ').append(one(ATTRIBUTES));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private static void add(
      Map<String, BareHistory.Entry> entries, String name, FileMode mode, ObjectId id) {
    entries.putIfAbsent(name, new BareHistory.Entry(name, mode, id));
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
