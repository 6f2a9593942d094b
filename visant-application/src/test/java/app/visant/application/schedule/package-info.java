/** Schedules under test. */
@NullMarked
package app.visant.application.schedule;

import org.jspecify.annotations.NullMarked;
