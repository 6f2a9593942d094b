/** People and their sessions: who may act, and for how long. */
@NullMarked
package app.visant.domain.identity;

import org.jspecify.annotations.NullMarked;
