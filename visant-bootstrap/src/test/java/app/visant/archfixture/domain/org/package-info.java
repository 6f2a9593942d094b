/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.domain.org;

import org.jspecify.annotations.NullMarked;
