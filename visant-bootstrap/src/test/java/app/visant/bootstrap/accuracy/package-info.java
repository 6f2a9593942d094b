/** How good the local agent is, measured as {@code visant judge} measures it. */
@NullMarked
package app.visant.bootstrap.accuracy;

import org.jspecify.annotations.NullMarked;
