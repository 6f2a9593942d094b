/** The embedded database under test. */
@NullMarked
package app.visant.bootstrap.database;

import org.jspecify.annotations.NullMarked;
