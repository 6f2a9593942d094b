/** Where devices, their tokens and their presence are kept. */
@NullMarked
package app.visant.application.device.port;

import org.jspecify.annotations.NullMarked;
