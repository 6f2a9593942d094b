/**
 * Every route of a whole server over a real PostgreSQL, asked by everybody that there is: what each is answered, that
 * another organization's things are as missing ones, and what the audit log hears of it.
 */
@NullMarked
package app.visant.bootstrap.isolation;

import org.jspecify.annotations.NullMarked;
