/** Figures over time, counted by PostgreSQL. */
@NullMarked
package app.visant.persistence.analytics;

import org.jspecify.annotations.NullMarked;
