/** Orders to a device, and how far each has come. */
@NullMarked
package app.visant.domain.command;

import org.jspecify.annotations.NullMarked;
