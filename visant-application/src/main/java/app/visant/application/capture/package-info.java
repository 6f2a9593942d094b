/** Stills: taking them in, finding them, showing them, live. */
@NullMarked
package app.visant.application.capture;

import org.jspecify.annotations.NullMarked;
