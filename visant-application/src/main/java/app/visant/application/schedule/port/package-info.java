/** Where schedules and their runs are kept. */
@NullMarked
package app.visant.application.schedule.port;

import org.jspecify.annotations.NullMarked;
