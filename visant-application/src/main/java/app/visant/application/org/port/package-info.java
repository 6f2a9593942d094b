/** Where organizations are kept. */
@NullMarked
package app.visant.application.org.port;

import org.jspecify.annotations.NullMarked;
