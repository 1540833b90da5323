/**
 * The page and the badge that show main's health: records of plain texts and numbers in, bytes out.
 *
 * <p>The templates are in {@code src/main/jte}, and the build compiles them; style and script are
 * resources of this package. Every text is untrusted. The template engine escapes each one for its
 * place, {@link io.github.postmerge.smoke.health.page.VisibleText} replaces what cannot be seen,
 * and the page's content security policy allows only the style and script of this package. An empty
 * text means that there is nothing to say, and nothing is drawn for it.
 *
 * <p>The bytes depend on the records alone: no clock, no locale, no order of a hash table. A page
 * stays under 5 MB because each list has a limit: {@link
 * io.github.postmerge.smoke.health.page.Grid#MOST_CELLS}, {@link
 * io.github.postmerge.smoke.health.page.Grid#MOST_DAY_ROWS} and {@link
 * io.github.postmerge.smoke.health.page.Series#MOST_POINTS} are for the caller to keep. What the
 * oldest cells open, and the ends of long lists, are left out here, and the page says so; texts of
 * one line are cut at 120 characters.
 */
@NullMarked
package io.github.postmerge.smoke.health.page;

import org.jspecify.annotations.NullMarked;
