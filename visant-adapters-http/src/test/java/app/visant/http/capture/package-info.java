/** Tests of captures over the wire. */
@NullMarked
package app.visant.http.capture;

import org.jspecify.annotations.NullMarked;
