/** API keys in PostgreSQL. */
@NullMarked
package app.visant.persistence.key;

import org.jspecify.annotations.NullMarked;
