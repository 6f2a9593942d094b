/** Figures over time. */
@NullMarked
package app.visant.http.analytics;

import org.jspecify.annotations.NullMarked;
