/** Wiring: which adapter stands behind which port. */
@NullMarked
package app.visant.bootstrap.module;

import org.jspecify.annotations.NullMarked;
