/** People, memberships and sessions in PostgreSQL. */
@NullMarked
package app.visant.persistence.identity;

import org.jspecify.annotations.NullMarked;
