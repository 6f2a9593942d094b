/** Activation codes in PostgreSQL. */
@NullMarked
package app.visant.persistence.activation;

import org.jspecify.annotations.NullMarked;
