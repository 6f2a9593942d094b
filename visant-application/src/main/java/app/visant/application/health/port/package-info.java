/** What the health of an installation is read from. */
@NullMarked
package app.visant.application.health.port;

import org.jspecify.annotations.NullMarked;
