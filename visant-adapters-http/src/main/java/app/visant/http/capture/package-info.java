/** Stills over the wire: uploading, listing, fetching, watching live. */
@NullMarked
package app.visant.http.capture;

import org.jspecify.annotations.NullMarked;
