/** Tests of the rules among people. */
@NullMarked
package app.visant.domain.people;

import org.jspecify.annotations.NullMarked;
