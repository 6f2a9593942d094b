/** The organization itself on the web. */
@NullMarked
package app.visant.http.org;

import org.jspecify.annotations.NullMarked;
