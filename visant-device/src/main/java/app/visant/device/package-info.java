/** The entry point of the device runtime. */
@NullMarked
package app.visant.device;

import org.jspecify.annotations.NullMarked;
