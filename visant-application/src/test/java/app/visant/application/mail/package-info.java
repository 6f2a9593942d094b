/** Tests of the mail outbox. */
@NullMarked
package app.visant.application.mail;

import org.jspecify.annotations.NullMarked;
