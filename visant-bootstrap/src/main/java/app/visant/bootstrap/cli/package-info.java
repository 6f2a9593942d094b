/** The command line. */
@NullMarked
package app.visant.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
