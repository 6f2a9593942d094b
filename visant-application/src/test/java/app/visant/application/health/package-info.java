/** The health of an installation under test. */
@NullMarked
package app.visant.application.health;

import org.jspecify.annotations.NullMarked;
