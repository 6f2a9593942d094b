/** The rules of the architecture, and the proof that each of them would speak up. */
@NullMarked
package app.visant.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
