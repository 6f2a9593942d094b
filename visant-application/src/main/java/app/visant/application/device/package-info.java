/** Making, activating and running devices. */
@NullMarked
package app.visant.application.device;

import org.jspecify.annotations.NullMarked;
