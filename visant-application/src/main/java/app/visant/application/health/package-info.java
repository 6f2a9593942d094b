/** How the installation as a whole is doing, for whoever operates it. */
@NullMarked
package app.visant.application.health;

import org.jspecify.annotations.NullMarked;
