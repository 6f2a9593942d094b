/** Routes about the server itself: version, health, metrics. */
@NullMarked
package app.visant.http.platform;

import org.jspecify.annotations.NullMarked;
