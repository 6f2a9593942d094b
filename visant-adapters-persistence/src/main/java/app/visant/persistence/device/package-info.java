/** Devices, their tokens and their presence in PostgreSQL. */
@NullMarked
package app.visant.persistence.device;

import org.jspecify.annotations.NullMarked;
