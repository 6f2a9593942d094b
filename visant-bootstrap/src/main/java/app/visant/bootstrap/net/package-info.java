/** How this server connects to others that organizations name. */
@NullMarked
package app.visant.bootstrap.net;

import org.jspecify.annotations.NullMarked;
