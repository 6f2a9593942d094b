/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.domain.shared;

import org.jspecify.annotations.NullMarked;
