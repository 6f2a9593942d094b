/** Accounts and sessions over HTTP, and how passwords and tokens are made. */
@NullMarked
package app.visant.http.auth;

import org.jspecify.annotations.NullMarked;
