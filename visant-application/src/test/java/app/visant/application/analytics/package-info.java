/** Figures over time under test. */
@NullMarked
package app.visant.application.analytics;

import org.jspecify.annotations.NullMarked;
