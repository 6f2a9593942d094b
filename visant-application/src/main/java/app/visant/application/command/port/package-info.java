/** Where commands are kept, and the stream that carries them. */
@NullMarked
package app.visant.application.command.port;

import org.jspecify.annotations.NullMarked;
