/** Classes that break the rules on purpose. */
@NullMarked
package app.visant.archfixture.domain.device;

import org.jspecify.annotations.NullMarked;
