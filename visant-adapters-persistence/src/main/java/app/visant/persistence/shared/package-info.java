/** What every context uses: jobs, signals between nodes, rate limits, remembered answers, ids and secrets. */
@NullMarked
package app.visant.persistence.shared;

import org.jspecify.annotations.NullMarked;
