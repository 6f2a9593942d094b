/** Scheduled triggers and the rules of when they fire. */
@NullMarked
package app.visant.domain.schedule;

import org.jspecify.annotations.NullMarked;
