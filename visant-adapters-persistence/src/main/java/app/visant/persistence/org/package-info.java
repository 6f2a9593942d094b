/** Organizations in PostgreSQL. */
@NullMarked
package app.visant.persistence.org;

import org.jspecify.annotations.NullMarked;
