/** Figures over time: how many stills, how they were judged, how long cameras were there. */
@NullMarked
package app.visant.application.analytics;

import org.jspecify.annotations.NullMarked;
