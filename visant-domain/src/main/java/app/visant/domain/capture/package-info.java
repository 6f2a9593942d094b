/** Stills: what was received, and how its evaluation stands. */
@NullMarked
package app.visant.domain.capture;

import org.jspecify.annotations.NullMarked;
