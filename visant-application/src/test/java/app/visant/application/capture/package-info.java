/** Tests of how stills are taken in, kept and shown. */
@NullMarked
package app.visant.application.capture;

import org.jspecify.annotations.NullMarked;
