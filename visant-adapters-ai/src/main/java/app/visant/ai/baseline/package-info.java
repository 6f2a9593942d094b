/** The local agent: learns each device's normal scene from its own stills, without a key or a network. */
@NullMarked
package app.visant.ai.baseline;

import org.jspecify.annotations.NullMarked;
