/** What all vision models share. */
@NullMarked
package app.visant.ai;

import org.jspecify.annotations.NullMarked;
