/** The entry point of the server and its command line. */
@NullMarked
package app.visant.bootstrap;

import org.jspecify.annotations.NullMarked;
