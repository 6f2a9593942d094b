/** Commands to devices in PostgreSQL. */
@NullMarked
package app.visant.persistence.command;

import org.jspecify.annotations.NullMarked;
