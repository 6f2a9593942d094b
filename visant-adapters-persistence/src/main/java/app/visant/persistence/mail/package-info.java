/** The mail outbox in PostgreSQL. */
@NullMarked
package app.visant.persistence.mail;

import org.jspecify.annotations.NullMarked;
