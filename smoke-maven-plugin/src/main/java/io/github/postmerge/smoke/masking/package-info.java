/**
 * What must not be written down.
 *
 * <p>Four finders look at the bytes: known values in all their forms, private keys, the team's
 * patterns, and {@link io.github.postmerge.smoke.masking.Rules} for what is secret anywhere. All
 * are linear in the text. A text with ANSI sequences is searched twice, with and without them;
 * wrapped base64 is also searched with its lines joined.
 *
 * <p>The rules make one pass over the text with one automaton. Where it sees a word, a detector
 * looks at the line: for a name and its value, a header, a URL, a command line, or the shape of a
 * token. The shapes are a table, {@code secret-kinds.txt}: a new kind of token is one line there,
 * and its two examples are its tests.
 *
 * <p>Left readable on purpose: weak values of the environment outside of assignments, {@code
 * git@host:path}, account names in URLs, public keys and certificates, account ids. Not seen: a
 * value that is split by anything but ANSI sequences or the lines of base64; hexadecimal or
 * compressed forms; a name and its value on two lines; private keys whose lines have a prefix and
 * whose END is not there; private keys of more than 16 KiB.
 */
@NullMarked
package io.github.postmerge.smoke.masking;

import org.jspecify.annotations.NullMarked;
