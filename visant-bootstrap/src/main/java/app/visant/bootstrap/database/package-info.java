/** The embedded PostgreSQL: started, adopted after a crash, watched, and stopped with the server. */
@NullMarked
package app.visant.bootstrap.database;

import org.jspecify.annotations.NullMarked;
