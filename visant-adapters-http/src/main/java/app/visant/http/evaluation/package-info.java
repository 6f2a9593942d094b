/** Judging over the wire. */
@NullMarked
package app.visant.http.evaluation;

import org.jspecify.annotations.NullMarked;
