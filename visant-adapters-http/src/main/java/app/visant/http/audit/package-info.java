/** The audit log on the web, as JSON and as CSV. */
@NullMarked
package app.visant.http.audit;

import org.jspecify.annotations.NullMarked;
