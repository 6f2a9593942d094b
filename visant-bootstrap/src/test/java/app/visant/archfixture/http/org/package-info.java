/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.http.org;

import org.jspecify.annotations.NullMarked;
