/** Loops: what a server does by itself, again and again. */
@NullMarked
package app.visant.bootstrap.worker;

import org.jspecify.annotations.NullMarked;
