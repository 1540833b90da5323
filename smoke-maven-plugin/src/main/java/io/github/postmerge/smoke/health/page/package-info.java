/**
 * The page and the badge that show main's health, rendered from records of plain texts and numbers.
 *
 * <p>The templates are in {@code src/main/jte}, and the build compiles them; style and script are
 * resources of this package. Every text is untrusted. The template engine escapes each one for its
 * place, {@link io.github.postmerge.smoke.health.page.VisibleText} replaces what cannot be seen,
 * and the page's content security policy allows only the style and script of this package. For an
 * empty text nothing is drawn.
 *
 * <p>The bytes depend only on the records, not on clock, locale or hash order. A page stays under 5
 * MB because each list has a limit: {@link io.github.postmerge.smoke.health.page.Grid#MOST_CELLS},
 * {@link io.github.postmerge.smoke.health.page.Grid#MOST_DAY_ROWS} and {@link
 * io.github.postmerge.smoke.health.page.Series#MOST_POINTS} are enforced by the records. Details of
 * the oldest runs and the ends of long lists are left out, and the page says so; texts of one line
 * are shortened to 120 characters.
 */
@NullMarked
package io.github.postmerge.smoke.health.page;

import org.jspecify.annotations.NullMarked;
