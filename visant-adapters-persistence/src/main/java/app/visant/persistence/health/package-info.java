/** The health of an installation, read from its tables. */
@NullMarked
package app.visant.persistence.health;

import org.jspecify.annotations.NullMarked;
