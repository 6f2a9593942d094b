/** Google's Gemini. */
@NullMarked
package app.visant.ai.gemini;

import org.jspecify.annotations.NullMarked;
