/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.http.device;

import org.jspecify.annotations.NullMarked;
