/** Agents before servers that say everything a server may say. */
@NullMarked
package app.visant.ai.gemini;

import org.jspecify.annotations.NullMarked;
