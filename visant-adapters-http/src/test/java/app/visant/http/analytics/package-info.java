/** Figures over time under test. */
@NullMarked
package app.visant.http.analytics;

import org.jspecify.annotations.NullMarked;
