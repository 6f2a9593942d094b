/** Accounts and sessions under test. */
@NullMarked
package app.visant.application.identity;

import org.jspecify.annotations.NullMarked;
