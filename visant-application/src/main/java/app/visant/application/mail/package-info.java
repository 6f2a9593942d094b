/** The mail outbox: letters that leave if, and only if, the transaction that wrote them committed. */
@NullMarked
package app.visant.application.mail;

import org.jspecify.annotations.NullMarked;
