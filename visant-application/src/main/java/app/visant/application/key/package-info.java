/** API keys: making, showing and ending them, and letting in whoever holds one. */
@NullMarked
package app.visant.application.key;

import org.jspecify.annotations.NullMarked;
