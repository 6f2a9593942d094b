/** Agents before servers that say everything a server may say. */
@NullMarked
package app.visant.ai.openai;

import org.jspecify.annotations.NullMarked;
