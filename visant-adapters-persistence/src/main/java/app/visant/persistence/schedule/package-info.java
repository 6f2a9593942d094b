/** Scheduled triggers and their runs in PostgreSQL. */
@NullMarked
package app.visant.persistence.schedule;

import org.jspecify.annotations.NullMarked;
