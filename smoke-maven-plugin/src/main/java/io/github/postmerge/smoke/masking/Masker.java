package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Masks secrets and personal data; safe for use by multiple threads. */
public final class Masker {

  /** The replacement of a secret. */
  public static final String MASK = "[MASKED]";

  /** A found secret may be the context of another one; in practice two rounds are enough. */
  private static final int ROUNDS = 4;

  private final Literals literals;
  private final PrivateKeys privateKeys;
  private final List<Finder> finders;
  private final Rules rules;
  private final UserPatterns patterns;
  private final FolderPaths folder;

  private Masker(Literals literals, UserPatterns patterns, Rules rules, FolderPaths folder) {
    this.literals = literals;
    this.privateKeys = new PrivateKeys();
    this.rules = rules;
    this.patterns = patterns;
    this.finders = List.of(literals, privateKeys, patterns);
    this.folder = folder;
  }

  /**
   * Creates a masker.
   *
   * @throws IllegalArgumentException if a pattern is invalid; the message says what to do
   */
  public static Masker of(MaskingConfig config) {
    ValueStrength strength = new ValueStrength(config.environment());
    Set<String> weakNames = new HashSet<>();
    SecretForms forms = new SecretForms(strength::isStrong);
    config
        .environment()
        .forEach(
            (name, value) -> {
              forms.addUrls(value);
              if (SecretNames.isSecret(name)) {
                forms.add(value);
                if (!strength.isStrong(value.strip())) {
                  weakNames.add(name);
                }
              }
            });
    config.secrets().forEach(forms::addKnown);
    return new Masker(
        new Literals(forms.forms()),
        new UserPatterns(config.patterns()),
        new Rules(new WeakValues(forms.weak(), weakNames)),
        FolderPaths.NONE);
  }

  /**
   * The same, but captured output and streams show paths below a folder relative to it.
   *
   * @param paths the folder's paths, as a command may print them
   */
  public Masker relativeTo(Set<String> paths) {
    return new Masker(literals, patterns, rules, new FolderPaths(paths));
  }

  /** The text with {@value #MASK} in place of each secret. */
  public String mask(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    List<Span> spans = spans(utf8);
    return spans.isEmpty() ? text : render(utf8, 0, utf8.length, spans);
  }

  /**
   * Finds the spans to mask in a piece of output.
   *
   * @param utf8 any bytes; they need not be valid UTF-8, nor start or end with a complete character
   * @return the spans in order; they neither overlap nor adjoin
   */
  public List<Span> spans(byte[] utf8) {
    List<Span> found = search(utf8);
    if (!AnsiSequences.areIn(utf8)) {
      return found;
    }
    List<Span> before = List.of();
    List<Span> all = union(found, searchWithoutAnsi(utf8));
    for (int round = 1; round < ROUNDS && !all.equals(before); round++) {
      before = all;
      all = union(before, searchWithoutAnsi(without(utf8, before)));
    }
    return all;
  }

  private List<Span> searchWithoutAnsi(byte[] text) {
    FilteredBytes view = AnsiSequences.remove(text);
    return search(view.bytes()).stream().map(view::raw).toList();
  }

  /**
   * Whether these bytes contain a known value in any of its forms; does not apply the other rules.
   */
  public boolean knowsSecretIn(byte[] bytes) {
    SpanCollector spans = new SpanCollector();
    literals.find(bytes, spans);
    return !spans.isEmpty();
  }

  /** A masker for output that arrives in pieces. */
  public MaskingStream stream() {
    return new MaskingStream(this);
  }

  /** The start of a path to shorten that crosses an offset; the offset if there is none. */
  int startOfPathAcross(byte[] text, int offset) {
    for (FolderPaths.Found path : folder.find(text)) {
      if (path.start() < offset && path.end() > offset) {
        return path.start();
      }
    }
    return offset;
  }

  /**
   * The start of a possibly incomplete secret at the end of the text; the text's length if there is
   * none.
   */
  int openFrom(byte[] text) {
    if (!AnsiSequences.areIn(text)) {
      return openFromPlain(text);
    }
    FilteredBytes view = AnsiSequences.remove(text);
    return view.rawOffset(openFromPlain(view.bytes()));
  }

  private int openFromPlain(byte[] text) {
    int secret = Math.min(literals.openFrom(text), privateKeys.openFrom(text));
    return Math.min(secret, folder.openFrom(text));
  }

  /** Masks output and shortens its paths, unless the shortened text would contain a secret. */
  String renderOutput(byte[] utf8, int start, int end, List<Span> spans) {
    List<FolderPaths.Found> paths = folder.find(utf8);
    if (!paths.isEmpty()) {
      String shown = Replacements.of(spans, paths).render(utf8, start, end);
      if (!knowsSecretIn(shown.getBytes(StandardCharsets.UTF_8))) {
        return shown;
      }
    }
    return render(utf8, start, end, spans);
  }

  static String render(byte[] utf8, int start, int end, List<Span> spans) {
    return Replacements.of(spans, List.of()).render(utf8, start, end);
  }

  private List<Span> search(byte[] text) {
    SpanCollector spans = known(text);
    boolean again = !spans.isEmpty();
    rules.find(text, spans);
    List<Span> found = Placeholders.keepWhole(text, spans.merged());
    return again ? searchAround(text, found) : found;
  }

  /** Searches again without the known values, which may have hidden the start of a secret. */
  private List<Span> searchAround(byte[] text, List<Span> first) {
    List<Span> found = first;
    List<Span> before = List.of();
    for (int round = 1; round < ROUNDS && !found.equals(before); round++) {
      before = found;
      byte[] rest = without(text, before);
      SpanCollector spans = known(rest);
      rules.find(rest, spans);
      found = union(before, Placeholders.keepWhole(rest, spans.merged()));
    }
    return found;
  }

  private static byte[] without(byte[] text, List<Span> spans) {
    byte[] rest = text.clone();
    spans.forEach(span -> Arrays.fill(rest, span.start(), span.end(), Rules.ERASED));
    return rest;
  }

  private SpanCollector known(byte[] text) {
    SpanCollector spans = new SpanCollector();
    finders.forEach(finder -> finder.find(text, spans));
    return spans;
  }

  private static List<Span> union(List<Span> some, List<Span> others) {
    SpanCollector spans = new SpanCollector();
    spans.addAll(some);
    spans.addAll(others);
    return spans.merged();
  }
}
