/** Connecting to what organizations name. */
@NullMarked
package app.visant.bootstrap.net;

import org.jspecify.annotations.NullMarked;
