/** OpenAI's Chat Completions, and every server that speaks them. */
@NullMarked
package app.visant.ai.openai;

import org.jspecify.annotations.NullMarked;
