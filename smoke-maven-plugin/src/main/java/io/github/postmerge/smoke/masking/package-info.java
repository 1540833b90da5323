/**
 * Finds and masks secrets and personal data.
 *
 * <p>Four finders search the bytes: known values in all their forms, private keys, user-supplied
 * patterns, and {@link io.github.postmerge.smoke.masking.Rules} for secrets that are known by their
 * form or name. All take linear time. A text with ANSI sequences is searched with and without them;
 * wrapped base64 is also searched with its lines joined.
 *
 * <p>The rules make one pass over the text with one automaton. When it finds a word, a detector
 * checks the line for a name and its value, a header, a URL, a command line, or the shape of a
 * token. The shapes are in the table {@code secret-kinds.txt}: a new kind of token is one line
 * there, and its two examples are its tests.
 *
 * <p>A masker can also show paths below one folder, the worktree, relative to it. Paths are
 * shortened after the secrets were found in the original bytes, and only outside of the secrets.
 *
 * <p>Deliberately not masked: weak values of the environment outside of assignments, {@code
 * git@host:path}, account names in URLs, public keys and certificates, account ids. Not found: a
 * value that is split by other text than ANSI sequences or base64 line breaks; hexadecimal or
 * compressed forms; a name and its value on two lines; private keys whose lines have a prefix and
 * that have no END; private keys of more than 16 KiB.
 */
@NullMarked
package io.github.postmerge.smoke.masking;

import org.jspecify.annotations.NullMarked;
