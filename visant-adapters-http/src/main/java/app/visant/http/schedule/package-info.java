/** Scheduled triggers over HTTP. */
@NullMarked
package app.visant.http.schedule;

import org.jspecify.annotations.NullMarked;
