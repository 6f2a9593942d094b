/** What every context needs of the outside: transactions, jobs, wake-ups, limits, randomness. */
@NullMarked
package app.visant.application.shared.port;

import org.jspecify.annotations.NullMarked;
