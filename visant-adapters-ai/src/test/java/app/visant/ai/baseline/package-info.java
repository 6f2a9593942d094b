/** The local agent before painted places, and its parts one by one. */
@NullMarked
package app.visant.ai.baseline;

import org.jspecify.annotations.NullMarked;
