package io.github.postmerge.smoke.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * An Aho-Corasick automaton: matches all words at once, with at most two steps per byte.
 *
 * <p>Bytes that no word distinguishes share a symbol, which keeps the table small. States are
 * numbered by their depth. The first states, in which nearly all time is spent, have a row of
 * successors. The others only list their children, so that a long secret costs 25 bytes per byte.
 */
final class Automaton {

  static final int ROOT = 0;

  /** Size of the table in entries of four bytes. */
  private static final int TABLE = 256 * 1024;

  private final int[] symbols;
  private final int width;
  private final int rows;
  private final int[] table;
  private final int[] firstChild;
  private final int[] sibling;
  private final int[] fail;
  private final int[] depth;
  private final int[] longest;
  private final int[] tagged;
  private final List<int[]> tagLists = new ArrayList<>(List.of(new int[0]));
  private final int[] label;

  Automaton(List<Word> words, IntUnaryOperator folding) {
    symbols = symbols(words, folding);
    width = IntStream.of(symbols).max().orElse(0) + 1;
    List<Node> nodes = Node.byDepth(words, symbols);
    int size = nodes.size();
    rows = Math.min(TABLE / width, size);
    table = new int[rows * width];
    firstChild = new int[size];
    sibling = new int[size];
    fail = new int[size];
    depth = new int[size];
    longest = new int[size];
    tagged = new int[size];
    label = new int[size];
    nodes.forEach(this::take);
    for (int state = 0; state < size; state++) {
      complete(state);
    }
  }

  /** The state after one more byte. */
  int step(int state, byte next) {
    int symbol = symbols[next & 0xFF];
    int from = state;
    while (from >= rows) {
      int child = child(from, symbol);
      if (child != ROOT) {
        return child;
      }
      from = fail[from];
    }
    return table[from * width + symbol];
  }

  /** Length of the longest word that ends here; 0 if none does. */
  int longest(int state) {
    return longest[state];
  }

  /** Whether a word ends here. */
  boolean ends(int state) {
    return tagged[state] != 0;
  }

  /** The tags of all words that end here. */
  int[] tags(int state) {
    return tagLists.get(tagged[state]);
  }

  /** The number of last bytes that are the beginning of a word. */
  int depth(int state) {
    return depth[state];
  }

  private int child(int state, int symbol) {
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
    if (node.word) {
      tagged[state] = tagLists.size();
      tagLists.add(node.tags.stream().mapToInt(tag -> tag).distinct().toArray());
    }
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
    addTags(state, tagged[fail[state]]);
    for (int c = firstChild[state]; c != ROOT; c = sibling[c]) {
      fail[c] = state == ROOT ? ROOT : folded(fail[state], label[c]);
    }
    if (state < rows) {
      fillRow(state);
    }
  }

  private void addTags(int state, int more) {
    if (tagged[state] == 0) {
      tagged[state] = more;
    } else if (more != 0 && more != tagged[state]) {
      IntStream both =
          IntStream.concat(
              IntStream.of(tagLists.get(tagged[state])), IntStream.of(tagLists.get(more)));
      tagLists.set(tagged[state], both.distinct().toArray());
    }
  }

  private void fillRow(int state) {
    if (state != ROOT) {
      System.arraycopy(table, fail[state] * width, table, state * width, width);
    }
    for (int c = firstChild[state]; c != ROOT; c = sibling[c]) {
      table[state * width + label[c]] = c;
    }
  }

  /** A number for each byte: 0 for bytes in no word, the same for bytes that fold to the same. */
  private static int[] symbols(List<Word> words, IntUnaryOperator folding) {
    int[] numbers = new int[256];
    int count = 0;
    for (Word word : words) {
      for (byte b : word.bytes()) {
        int folded = folding.applyAsInt(b & 0xFF) & 0xFF;
        if (numbers[folded] == 0) {
          numbers[folded] = ++count;
        }
      }
    }
    return IntStream.range(0, 256).map(b -> numbers[folding.applyAsInt(b) & 0xFF]).toArray();
  }

  private int folded(int state, int symbol) {
    int from = state;
    int child = child(from, symbol);
    while (child == ROOT && from != ROOT) {
      from = fail[from];
      child = child(from, symbol);
    }
    return child;
  }

  /**
   * A word to find.
   *
   * @param bytes its bytes, at least one
   * @param tag identifies the word, or a group of words
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Word(byte[] bytes, int tag) {}

  private static final class Node {
    private final List<Node> children = new ArrayList<>(1);
    private final int label;
    private final int depth;
    private int number;
    private boolean word;
    private final List<Integer> tags = new ArrayList<>(1);

    private Node(int label, int depth) {
      this.label = label;
      this.depth = depth;
    }

    private static List<Node> byDepth(List<Word> words, int[] symbols) {
      Node root = new Node(0, 0);
      words.forEach(word -> root.insert(word, symbols));
      List<Node> nodes = new ArrayList<>(List.of(root));
      for (int i = 0; i < nodes.size(); i++) {
        nodes.get(i).number = i;
        nodes.addAll(nodes.get(i).children);
      }
      return nodes;
    }

    private void insert(Word word, int[] symbols) {
      Node at = this;
      for (byte b : word.bytes()) {
        at = at.child(symbols[b & 0xFF]);
      }
      at.word = true;
      at.tags.add(word.tag());
    }

    private Node child(int symbol) {
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
