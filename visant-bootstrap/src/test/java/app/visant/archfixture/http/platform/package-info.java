/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.http.platform;

import org.jspecify.annotations.NullMarked;
