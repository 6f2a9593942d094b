/** The audit log in PostgreSQL, as it is read; transactions write it. */
@NullMarked
package app.visant.persistence.audit;

import org.jspecify.annotations.NullMarked;
