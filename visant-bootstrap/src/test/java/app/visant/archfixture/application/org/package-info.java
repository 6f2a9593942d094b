/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.application.org;

import org.jspecify.annotations.NullMarked;
