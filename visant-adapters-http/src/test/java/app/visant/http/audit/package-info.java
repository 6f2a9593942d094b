/** Tests of the audit log on the web. */
@NullMarked
package app.visant.http.audit;

import org.jspecify.annotations.NullMarked;
