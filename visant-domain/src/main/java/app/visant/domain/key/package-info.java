/** API keys: what a program may do in the name of a member. */
@NullMarked
package app.visant.domain.key;

import org.jspecify.annotations.NullMarked;
