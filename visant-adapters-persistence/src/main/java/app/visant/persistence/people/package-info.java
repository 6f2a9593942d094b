/** Memberships and invitations in PostgreSQL. */
@NullMarked
package app.visant.persistence.people;

import org.jspecify.annotations.NullMarked;
