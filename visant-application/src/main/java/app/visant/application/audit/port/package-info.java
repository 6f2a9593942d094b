/** Where the audit log is read. */
@NullMarked
package app.visant.application.audit.port;

import org.jspecify.annotations.NullMarked;
