/** Organizations: slots, trial and plan. */
@NullMarked
package app.visant.domain.org;

import org.jspecify.annotations.NullMarked;
