/** Streams that stay open: queued without blocking, written by their own thread while busy, cut when they fall behind. */
@NullMarked
package app.visant.http.stream;

import org.jspecify.annotations.NullMarked;
