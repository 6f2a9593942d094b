/** Command lines as an operator types them, over a real database. */
@NullMarked
package app.visant.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
