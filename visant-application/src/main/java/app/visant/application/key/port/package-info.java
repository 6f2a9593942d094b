/** Where API keys are kept. */
@NullMarked
package app.visant.application.key.port;

import org.jspecify.annotations.NullMarked;
