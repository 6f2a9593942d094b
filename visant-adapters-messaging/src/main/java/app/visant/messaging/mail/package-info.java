/** Mail: by SMTP, or into a folder where nothing is configured. */
@NullMarked
package app.visant.messaging.mail;

import org.jspecify.annotations.NullMarked;
