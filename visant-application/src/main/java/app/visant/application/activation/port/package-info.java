/** Where codes and their redemptions are kept, and who has proven a mail address. */
@NullMarked
package app.visant.application.activation.port;

import org.jspecify.annotations.NullMarked;
