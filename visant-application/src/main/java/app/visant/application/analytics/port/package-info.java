/** What figures over time are counted from. */
@NullMarked
package app.visant.application.analytics.port;

import org.jspecify.annotations.NullMarked;
