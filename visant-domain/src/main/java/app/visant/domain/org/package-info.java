/** Organizations, and what each has subscribed to. */
@NullMarked
package app.visant.domain.org;

import org.jspecify.annotations.NullMarked;
