/** Activation codes: making them, and redeeming them for a better subscription. */
@NullMarked
package app.visant.application.activation;

import org.jspecify.annotations.NullMarked;
