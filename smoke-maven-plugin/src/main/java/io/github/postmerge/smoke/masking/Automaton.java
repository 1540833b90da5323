package io.github.postmerge.smoke.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Aho and Corasick's automaton: follows all words at once, at most two steps a byte.
 *
 * <p>States are numbered by their distance from the root. The first ones, where nearly all time is
 * spent, have a full row of successors; the others only list their children, so that long secrets
 * cost 25 bytes a byte, not a kilobyte.
 */
final class Automaton {

  static final int ROOT = 0;

  private static final int ROWS = 1024;

  private final byte[] fold = new byte[256];
  private final int rows;
  private final int[] table;
  private final int[] firstChild;
  private final int[] sibling;
  private final int[] fail;
  private final int[] depth;
  private final int[] longest;
  private final long[] tags;
  private final byte[] label;

  Automaton(List<Word> words, IntUnaryOperator folding) {
    for (int b = 0; b < fold.length; b++) {
      fold[b] = (byte) folding.applyAsInt(b);
    }
    List<Node> nodes = Node.byDepth(words, fold);
    int size = nodes.size();
    rows = Math.min(ROWS, size);
    table = new int[rows << 8];
    firstChild = new int[size];
    sibling = new int[size];
    fail = new int[size];
    depth = new int[size];
    longest = new int[size];
    tags = new long[size];
    label = new byte[size];
    nodes.forEach(this::take);
    for (int state = 0; state < size; state++) {
      complete(state);
    }
  }

  /** The state after one more byte. */
  int step(int state, byte next) {
    int from = state;
    while (from >= rows) {
      int child = child(from, fold[next & 0xFF]);
      if (child != ROOT) {
        return child;
      }
      from = fail[from];
    }
    return table[(from << 8) | (next & 0xFF)];
  }

  /** Length of the longest word that ends here, 0 for none. */
  int longest(int state) {
    return longest[state];
  }

  /** The tags of all words that end here. */
  long tags(int state) {
    return tags[state];
  }

  /** How many of the last bytes are the beginning of a word. */
  int depth(int state) {
    return depth[state];
  }

  private int child(int state, byte symbol) {
    int child = firstChild[state];
    while (child != ROOT && label[child] != symbol) {
      child = sibling[child];
    }
    return child;
  }

  private void take(Node node) {
    int state = node.number;
    label[state] = node.label;
    depth[state] = node.depth;
    longest[state] = node.word ? node.depth : 0;
    tags[state] = node.tags;
    int last = ROOT;
    for (Node child : node.children) {
      if (last == ROOT) {
        firstChild[state] = child.number;
      } else {
        sibling[last] = child.number;
      }
      last = child.number;
    }
  }

  private void complete(int state) {
    if (longest[state] == 0) {
      longest[state] = longest[fail[state]];
    }
    tags[state] |= tags[fail[state]];
    for (int c = firstChild[state]; c != ROOT; c = sibling[c]) {
      fail[c] = state == ROOT ? ROOT : folded(fail[state], label[c]);
    }
    if (state < rows) {
      fillRow(state);
    }
  }

  private void fillRow(int state) {
    if (state != ROOT) {
      System.arraycopy(table, fail[state] << 8, table, state << 8, 256);
    }
    for (int b = 0; b < 256; b++) {
      int child = child(state, fold[b]);
      if (child != ROOT) {
        table[(state << 8) | b] = child;
      }
    }
  }

  private int folded(int state, byte symbol) {
    int from = state;
    int child = child(from, symbol);
    while (child == ROOT && from != ROOT) {
      from = fail[from];
      child = child(from, symbol);
    }
    return child;
  }

  /**
   * Something to look for.
   *
   * @param bytes its bytes, at least one
   * @param tag bits that tell words apart
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Word(byte[] bytes, long tag) {}

  private static final class Node {
    private final List<Node> children = new ArrayList<>(1);
    private final byte label;
    private final int depth;
    private int number;
    private boolean word;
    private long tags;

    private Node(byte label, int depth) {
      this.label = label;
      this.depth = depth;
    }

    private static List<Node> byDepth(List<Word> words, byte[] fold) {
      Node root = new Node((byte) 0, 0);
      words.forEach(word -> root.insert(word, fold));
      List<Node> nodes = new ArrayList<>(List.of(root));
      for (int i = 0; i < nodes.size(); i++) {
        nodes.get(i).number = i;
        nodes.addAll(nodes.get(i).children);
      }
      return nodes;
    }

    private void insert(Word word, byte[] fold) {
      Node at = this;
      for (byte b : word.bytes()) {
        at = at.child(fold[b & 0xFF]);
      }
      at.word = true;
      at.tags |= word.tag();
    }

    private Node child(byte symbol) {
      for (Node child : children) {
        if (child.label == symbol) {
          return child;
        }
      }
      Node child = new Node(symbol, depth + 1);
      children.add(child);
      return child;
    }
  }
}
