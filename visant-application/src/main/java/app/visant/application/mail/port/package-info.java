/** Where letters wait, and who carries them. */
@NullMarked
package app.visant.application.mail.port;

import org.jspecify.annotations.NullMarked;
