/** Devices under test. */
@NullMarked
package app.visant.application.device;

import org.jspecify.annotations.NullMarked;
