/** Reading the audit log; it is written by whoever acts, in the transaction of the act. */
@NullMarked
package app.visant.application.audit;

import org.jspecify.annotations.NullMarked;
