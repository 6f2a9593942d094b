/** Whole servers under test, from the outside. */
@NullMarked
package app.visant.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
