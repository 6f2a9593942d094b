/** The rows of captures in PostgreSQL. */
@NullMarked
package app.visant.persistence.capture;

import org.jspecify.annotations.NullMarked;
