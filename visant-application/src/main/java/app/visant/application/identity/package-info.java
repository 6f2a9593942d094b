/** Sign-up, log-in and sessions: from a credential to a principal. */
@NullMarked
package app.visant.application.identity;

import org.jspecify.annotations.NullMarked;
