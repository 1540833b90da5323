/**
 * What must not be written down.
 *
 * <p>Four finders look at the bytes: known values in all their forms, private keys, the team's
 * patterns, and rules for what is secret anywhere by its looks. All are linear in the text. A text
 * with ANSI sequences is searched twice, with and without them.
 *
 * <p>Left readable on purpose: values shorter than six characters and plain words of configuration
 * ({@code true}, {@code default}), {@code git@host:path}, account names in URLs, public keys and
 * certificates, account ids. Not seen: a value that is split by anything but ANSI sequences, such
 * as base64 broken into lines; hexadecimal or compressed forms; private keys whose lines have a
 * prefix and whose END is not there; private keys of more than 16 KiB.
 */
@NullMarked
package io.github.postmerge.smoke.masking;

import org.jspecify.annotations.NullMarked;
