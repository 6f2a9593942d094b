/** Scheduled triggers: cron, time zones, and firing each run once. */
@NullMarked
package app.visant.application.schedule;

import org.jspecify.annotations.NullMarked;
