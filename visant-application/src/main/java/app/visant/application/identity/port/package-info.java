/** Where people and sessions are kept, and how passwords and tokens are made. */
@NullMarked
package app.visant.application.identity.port;

import org.jspecify.annotations.NullMarked;
